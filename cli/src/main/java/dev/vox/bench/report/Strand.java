package dev.vox.bench.report;

/// A figure in a plot.
///
/// @param subject whose it is; empty where there is but one
/// @param name what it is called in the plot's legend
record Strand(String subject, String name, Figure figure) {
    /// Its metric, subject and labels.
    String title() {
        String who = subject.isEmpty() ? "" : subject + ", ";
        return who + figure.series().title();
    }
}
