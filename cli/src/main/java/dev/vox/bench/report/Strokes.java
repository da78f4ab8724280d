package dev.vox.bench.report;

import dev.vox.bench.metric.Samples;

/// Plots of characters, in the signs that a terminal can show.
///
/// @param unicode whether it shows more than ASCII
record Strokes(boolean unicode) {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII_LEVELS = "_.-=+*#@";
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
    private static final int LEVELS = 8;

    /// A text in these signs.
    String text(String text) {
        return unicode
                ? text
                : text.replace("→", "->")
                        .replace("−", "-")
                        .replace("±", "+-")
                        .replace("µ", "u")
                        .replace("×", "x")
                        .replace("≥", ">=")
                        .replace("–", "-")
                        .replace("·", ",");
    }

    /// How samples went over time: the mean of each of so many spans, from the least to the greatest of them.
    String spark(Samples samples, int columns) {
        double[] means = OverTime.means(samples, columns);
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double mean : means) {
            least = Double.isNaN(mean) ? least : Math.min(least, mean);
            greatest = Double.isNaN(mean) ? greatest : Math.max(greatest, mean);
        }
        StringBuilder spark = new StringBuilder(means.length);
        for (double mean : means) {
            spark.append(Double.isNaN(mean) ? ' ' : level(mean, least, greatest));
        }
        return spark.toString();
    }

    private char level(double mean, double least, double greatest) {
        double share = greatest > least ? (mean - least) / (greatest - least) : 0;
        int level = (int) Math.min(LEVELS - 1, Math.floor(share * LEVELS));
        return (unicode ? BLOCKS : ASCII_LEVELS).charAt(level);
    }

    /// A bar of so many columns; what is more than nothing has a stroke.
    String bar(double share, int columns) {
        double length = Math.clamp(share, 0, 1) * columns;
        if (!unicode) {
            return "#"
                    .repeat(
                            (int)
                                    Math.min(
                                            columns,
                                            share > 0 ? Math.max(1, Math.round(length)) : 0));
        }
        int eighths = (int) Math.round(length * LEVELS);
        eighths = share > 0 ? Math.max(1, eighths) : 0;
        String end =
                eighths % LEVELS == 0 ? "" : EIGHTHS.substring(eighths % LEVELS).substring(0, 1);
        return "█".repeat(eighths / LEVELS) + end;
    }
}
