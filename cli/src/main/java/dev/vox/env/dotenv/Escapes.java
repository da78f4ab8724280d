package dev.vox.env.dotenv;

/// The escape sequences of a double-quoted value.
final class Escapes {
    private static final int OCTAL = 8;
    private static final int OCTAL_DIGITS = 3;
    private static final int LAST_OCTAL = 0377;

    private final String text;
    private final StringBuilder undone;
    private int at;

    private Escapes(String text) {
        this.text = text;
        this.undone = new StringBuilder(text.length());
    }

    /// The text with its escapes undone; `\$` becomes `$$`, which the expansion leaves as a dollar sign.
    static String undo(String text) {
        return text.indexOf('\\') < 0 ? text : new Escapes(text).undo();
    }

    private String undo() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                sequence();
            } else {
                undone.append(c);
            }
        }
        return undone.toString();
    }

    private void sequence() {
        char c = text.charAt(at++);
        switch (c) {
            case 'a' -> undone.append('\u0007');
            case 'b' -> undone.append('\b');
            case 'f' -> undone.append('\f');
            case 'n' -> undone.append('\n');
            case 'r' -> undone.append('\r');
            case 't' -> undone.append('\t');
            case 'v' -> undone.append('\u000b');
            case '\\' -> undone.append('\\');
            case '"' -> undone.append('"');
            case '$' -> undone.append("$$");
            case '0' -> octal();
            default -> undone.append('\\').append(c);
        }
    }

    /// `\0NNN` is the character of that number; where the digits are no such number, Compose drops the zero alone.
    private void octal() {
        int start = at;
        while (at < text.length() && at - start < OCTAL_DIGITS && isDigit(text.charAt(at))) {
            at++;
        }
        String digits = text.substring(start, at);
        int code = code(digits);
        if (code < 0) {
            undone.append('\\').append(digits);
        } else {
            undone.append((char) code);
        }
    }

    /// @return -1 where the digits are no octal number of one byte
    private static int code(String digits) {
        if (digits.length() != OCTAL_DIGITS || digits.chars().anyMatch(digit -> digit > '7')) {
            return -1;
        }
        int code = Integer.parseInt(digits, OCTAL);
        return code > LAST_OCTAL ? -1 : code;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
