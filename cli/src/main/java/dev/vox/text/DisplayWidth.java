package dev.vox.text;

/// How many columns of a terminal a text takes.
///
/// Combining marks and joined parts of an emoji take none; East Asian wide characters and emoji take two. The ranges
/// are those of Unicode's East Asian Width classes W and F (UAX #11), joined where only unassigned characters lie between.
public final class DisplayWidth {
    private static final int JOINER = 0x200d;
    private static final int EMOJI_PRESENTATION = 0xfe0f;

    private static final int[] WIDE = {
        0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3,
        0x23f3, 0x25fd, 0x25fe, 0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693,
        0x26a1, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4,
        0x26d4, 0x26ea, 0x26ea, 0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa, 0x26fd, 0x26fd,
        0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753,
        0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c,
        0x2b50, 0x2b50, 0x2b55, 0x2b55, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00,
        0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b,
        0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18dff, 0x1b000, 0x1b2ff, 0x1f004, 0x1f004,
        0x1f0cf, 0x1f0cf, 0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f200, 0x1f320, 0x1f32d, 0x1f335,
        0x1f337, 0x1f37c, 0x1f37e, 0x1f393, 0x1f3a0, 0x1f3ca, 0x1f3cf, 0x1f3d3, 0x1f3e0, 0x1f3f0,
        0x1f3f4, 0x1f3f4, 0x1f3f8, 0x1f43e, 0x1f440, 0x1f440, 0x1f442, 0x1f4fc, 0x1f4ff, 0x1f53d,
        0x1f54b, 0x1f54e, 0x1f550, 0x1f567, 0x1f57a, 0x1f57a, 0x1f595, 0x1f596, 0x1f5a4, 0x1f5a4,
        0x1f5fb, 0x1f64f, 0x1f680, 0x1f6c5, 0x1f6cc, 0x1f6cc, 0x1f6d0, 0x1f6d2, 0x1f6d5, 0x1f6df,
        0x1f6eb, 0x1f6ec, 0x1f6f4, 0x1f6fc, 0x1f7e0, 0x1f7f0, 0x1f90c, 0x1f93a, 0x1f93c, 0x1f945,
        0x1f947, 0x1faff, 0x20000, 0x2fffd, 0x30000, 0x3fffd
    };

    private DisplayWidth() {}

    /// The width of a text in columns.
    public static int of(String text) {
        if (simple(text)) {
            return text.length();
        }
        return measure(text, Integer.MAX_VALUE).columns();
    }

    /// The longest beginning of a text that fits, never breaking a character from its marks.
    static String prefix(String text, int columns) {
        if (simple(text)) {
            return text.substring(0, Math.min(columns, text.length()));
        }
        return text.substring(0, measure(text, columns).end());
    }

    private record Extent(int end, int columns) {}

    private static Extent measure(String text, int limit) {
        int columns = 0;
        int at = 0;
        while (at < text.length()) {
            int end = clusterEnd(text, at);
            int width = clusterWidth(text, at, end);
            if (columns + width > limit) {
                break;
            }
            columns += width;
            at = end;
        }
        return new Extent(at, columns);
    }

    private static int clusterEnd(String text, int start) {
        int first = text.codePointAt(start);
        int at = start + Character.charCount(first);
        if (regional(first) && at < text.length() && regional(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        boolean joined = false;
        while (at < text.length()) {
            int next = text.codePointAt(at);
            if (!joined && !marks(next)) {
                break;
            }
            joined = next == JOINER;
            at += Character.charCount(next);
        }
        return at;
    }

    private static int clusterWidth(String text, int start, int end) {
        int first = text.codePointAt(start);
        if (marks(first)) {
            return 0;
        }
        boolean emoji = text.substring(start, end).indexOf(EMOJI_PRESENTATION) >= 0;
        boolean flag = regional(first) && end - start > Character.charCount(first);
        return emoji || flag || wide(first) ? 2 : 1;
    }

    private static boolean marks(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (type == Character.FORMAT && codePoint != 0xad)
                || (codePoint >= 0x1160 && codePoint <= 0x11ff)
                || (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff);
    }

    private static boolean regional(int codePoint) {
        return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
    }

    private static boolean wide(int codePoint) {
        int low = 0;
        int high = WIDE.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < WIDE[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > WIDE[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    private static boolean simple(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x300) {
                return false;
            }
        }
        return true;
    }
}
