package dev.vox.bench.report;

import java.util.function.UnaryOperator;

/// A plot of a report.
///
/// @param caption what it shows
/// @param note what has to be known to read it; may be empty
/// @param svg of an id that no other plot of the page has
record Plot(String caption, String note, UnaryOperator<String> svg) {}
