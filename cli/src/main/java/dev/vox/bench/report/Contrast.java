package dev.vox.bench.report;

/// How a figure of one run stands against that of another, as a report shows it.
///
/// @param figure its metric and labels: `first_audible words=10`
/// @param one the name of what it is held against, A
/// @param other the name of what was measured, B
/// @param ratio of the medians, B / A
/// @param low lower end of the ratio's interval
/// @param high its upper end
/// @param probability Mann-Whitney's p
/// @param verdict in a word: `better`, `worse`, `same`, `unclear`
public record Contrast(
        String figure,
        String one,
        String other,
        double ratio,
        double low,
        double high,
        double probability,
        String verdict) {}
