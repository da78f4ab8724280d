package dev.vox.cli.repl.input;

/// One input that takes several lines: each but the last ends in a backslash, or a double quote is open at its end.
public final class Lines {
    private Lines() {}

    /// Whether more has to come.
    public static boolean unfinished(String typed) {
        return continues(typed) || openQuote(typed);
    }

    /// The input as one text: a backslash at a line's end goes with the line break, and the quotes around the whole of a
    /// text that only hold its lines together go too.
    public static String joined(String typed) {
        String joined = typed.replace("\\\n", "").strip();
        boolean wrapped =
                joined.length() > 1
                        && joined.indexOf('"') == 0
                        && joined.indexOf('"', 1) == joined.length() - 1;
        return wrapped ? joined.substring(1, joined.length() - 1) : joined;
    }

    private static boolean continues(String typed) {
        int backslashes = 0;
        for (int i = typed.length() - 1; i >= 0 && typed.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static boolean openQuote(String typed) {
        boolean open = false;
        for (int i = 0; i < typed.length(); i++) {
            if (typed.charAt(i) == '\\') {
                i++;
            } else if (typed.charAt(i) == '"') {
                open = !open;
            }
        }
        return open;
    }
}
