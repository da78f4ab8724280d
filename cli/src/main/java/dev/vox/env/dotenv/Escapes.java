package dev.vox.env.dotenv;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The escape sequences of a double-quoted value.
final class Escapes {
    private static final Pattern SEQUENCE = Pattern.compile("\\\\(?:[abcfnrtv$\"\\\\]|0\\d{0,3})");
    private static final int OCTAL = 8;
    private static final int LAST_OCTAL = 0377;

    private Escapes() {}

    /// The text with its escapes undone; `\$` becomes `$$`, which the expansion leaves as a dollar sign.
    static String undo(String text) {
        return text.indexOf('\\') < 0
                ? text
                : SEQUENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(one(match)));
    }

    private static String one(MatchResult match) {
        String sequence = match.group();
        return switch (sequence.charAt(1)) {
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> "\u000b";
            case '\\' -> "\\";
            case '"' -> "\"";
            case '$' -> "$$";
            case '0' -> octal(sequence);
            default -> sequence;
        };
    }

    private static String octal(String sequence) {
        String digits = sequence.substring(2);
        if (digits.length() != 3 || digits.chars().anyMatch(digit -> digit > '7')) {
            return sequence;
        }
        int code = Integer.parseInt(digits, OCTAL);
        return code > LAST_OCTAL ? sequence : Character.toString(code);
    }
}
