package dev.vox.report;

import dev.vox.text.Scrub;

/// The beginning of a text that may be longer than a person reads. The JSON forms hold all of it.
public final class Excerpt {
    private static final int MOST = 1000;

    private Excerpt() {}

    /// The text, or its first 1000 characters and how many follow.
    public static String of(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return text.substring(0, end) + " [%d more]".formatted(text.length() - end);
    }

    /// A text on one line, without control characters; line breaks are blanks.
    public static String line(String text) {
        return Scrub.line(text.replace("\r\n", "\n").replace('\r', '\n')).strip();
    }
}
