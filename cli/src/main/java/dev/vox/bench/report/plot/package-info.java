/// Plots: numbers in, SVG out, nothing else. No plot knows what its numbers mean.
@NullMarked
package dev.vox.bench.report.plot;

import org.jspecify.annotations.NullMarked;
