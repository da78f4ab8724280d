package dev.vox.cli.output;

import dev.vox.text.Painter;
import dev.vox.text.Style;

/// What each role looks like: the sixteen colours every terminal lets its user choose (ECMA-48, SGR).
public enum Theme implements Painter {
    /// The one there is.
    STANDARD;

    /// This theme, or no colours.
    public static Painter when(boolean color) {
        return color ? STANDARD : Painter.NONE;
    }

    @Override
    public String paint(Style style, String text) {
        return "\u001b[" + code(style) + "m" + text + "\u001b[0m";
    }

    private static String code(Style style) {
        return switch (style) {
            case PLAIN -> "0";
            case OK -> "32";
            case WARN -> "33";
            case FAIL -> "31";
            case LABEL -> "1";
            case ACCENT -> "36";
            case DIM -> "2";
            case SERIES_1 -> "36";
            case SERIES_2 -> "35";
            case SERIES_3 -> "34";
            case SERIES_4 -> "33";
            case SERIES_5 -> "32";
            case SERIES_6 -> "96";
        };
    }
}
