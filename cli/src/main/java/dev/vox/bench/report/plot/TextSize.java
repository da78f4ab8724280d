package dev.vox.bench.report.plot;

import dev.vox.text.DisplayWidth;

/// How wide a text is in a plot. No font is asked: a sans serif of 12 px is 7.3 px a column wide at most, but for capitals in a row.
final class TextSize {
    static final double COLUMN = 7.3;
    private static final String ELLIPSIS = "…";

    private TextSize() {}

    static double of(String text) {
        return COLUMN * DisplayWidth.of(text);
    }

    /// A text that is cut where it is wider than there is room.
    static String fitted(String text, double room) {
        if (of(text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && of(text.substring(0, end)) + COLUMN > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + ELLIPSIS;
    }
}
