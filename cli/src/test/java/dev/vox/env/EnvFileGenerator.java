package dev.vox.env;

import java.util.List;
import java.util.Random;

/// Makes env files by a grammar and spoils some of them; the same seed makes the same files.
final class EnvFileGenerator {
    /// What the process's environment holds while the files are read.
    static final String SET = "P_SET";

    static final String EMPTY = "P_EMPTY";

    private static final List<String> KEYS =
            List.of("A", "B", "C", "k.1", "D-E", "F[0]", "Ä", "日本", "_x", "9z", "Key_2", "ſ");
    private static final List<String> SEPARATORS =
            List.of("=", "=", "=", " = ", ": ", ":", "=\t", "\t=", " :\u00a0");
    private static final List<String> BLANKS = List.of("", "", "", " ", "\t", "  \t", "\u00a0");
    private static final List<String> ENDS = List.of("\n", "\n", "\n", "\r\n", "\n\n", " \n");
    private static final List<String> WORDS =
            List.of(
                    "x",
                    "hello world",
                    "a#b",
                    "a #b",
                    "#c",
                    "é日本🎉",
                    "\\n",
                    "\\",
                    "{",
                    "}",
                    "{}",
                    "a=b",
                    "k: v",
                    "1",
                    " ",
                    "\u3000",
                    "it''s",
                    "-",
                    ":-",
                    "?",
                    "+",
                    "[",
                    "%",
                    "~",
                    "`",
                    "&",
                    "<>");
    private static final List<String> ESCAPES =
            List.of(
                    "\\a", "\\b", "\\c", "\\f", "\\n", "\\r", "\\t", "\\v", "\\\\", "\\\"", "\\$",
                    "\\'", "\\0", "\\01", "\\012", "\\0123", "\\0377", "\\0400", "\\0789", "\\x41",
                    "\\u0041", "\n", "\r\n");
    private static final List<String> NAMES =
            List.of("A", "B", "C", "_x", "Key_2", SET, EMPTY, "UNSET", "ſ");
    private static final List<String> OPERATORS = List.of(":-", "-", ":-", ":+", "+", ":?", "?");
    private static final String SPOILERS =
            "'\"\\$#{}:=-?+ \t\n\r[]%!@,a1_é\u00a0\u2003\ufeff\u0085\u000b\f🎉";

    private final Random random;

    EnvFileGenerator(long seed) {
        this.random = new Random(seed);
    }

    /// A file of a few lines.
    String file() {
        StringBuilder file = new StringBuilder(random.nextInt(20) == 0 ? "\ufeff" : "");
        for (int lines = 1 + random.nextInt(5); lines > 0; lines--) {
            file.append(line());
        }
        return random.nextInt(5) < 2 ? spoiled(file) : file.toString();
    }

    private String line() {
        return switch (random.nextInt(14)) {
            case 0 -> one(BLANKS) + "#" + one(WORDS) + one(ENDS);
            case 1 -> one(BLANKS) + one(ENDS);
            case 2 ->
                    one(BLANKS)
                            + (random.nextBoolean() ? SET : one(KEYS))
                            + one(BLANKS)
                            + one(ENDS);
            default -> assignment();
        };
    }

    private String assignment() {
        String export = random.nextInt(8) == 0 ? "export" + one(List.of(" ", "\t", "  ")) : "";
        return one(BLANKS) + export + one(KEYS) + one(SEPARATORS) + value() + one(ENDS);
    }

    private String value() {
        return switch (random.nextInt(5)) {
            case 0 -> "'" + pieces(List.of("\\'", "\\", "\n", "$A", "${B}")) + "'" + trailer();
            case 1, 2 -> "\"" + pieces(ESCAPES) + "\"" + trailer();
            default -> pieces(List.of());
        };
    }

    private String trailer() {
        return one(List.of("", "", "", " ", " # comment", "#c", "\t# 'q"));
    }

    private String pieces(List<String> special) {
        StringBuilder value = new StringBuilder();
        for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
            int kind = random.nextInt(6);
            if (kind < 2) {
                value.append(template(0));
            } else if (kind < 4 && !special.isEmpty()) {
                value.append(one(special));
            } else {
                value.append(one(WORDS));
            }
        }
        return value.toString();
    }

    private String template(int depth) {
        return switch (random.nextInt(12)) {
            case 0 -> "$$";
            case 1 -> "$";
            case 2 -> "$1";
            case 3, 4 -> "$" + one(NAMES);
            case 5 -> random.nextInt(6) == 0 ? one(List.of("${", "${}", "${ A}", "${A!}")) : "$$A";
            case 6, 7 -> "${" + one(NAMES) + "}";
            default -> "${" + one(NAMES) + operator(depth) + word(depth) + "}";
        };
    }

    /// Compose fails on a required variable in a branch that is not taken, and then the whole batch does: there are few.
    private String operator(int depth) {
        boolean required = depth == 0 || random.nextInt(100) == 0;
        return one(OPERATORS.subList(0, required ? OPERATORS.size() : OPERATORS.size() - 2));
    }

    private String word(int depth) {
        return switch (random.nextInt(depth > 3 ? 2 : 5)) {
            case 0 -> "";
            case 1 -> one(WORDS);
            case 2 -> one(WORDS) + template(depth + 1);
            default -> template(depth + 1);
        };
    }

    private String spoiled(StringBuilder file) {
        for (int spoilers = 1 + random.nextInt(3); spoilers > 0 && !file.isEmpty(); spoilers--) {
            int at =
                    file.offsetByCodePoints(
                            0, random.nextInt(file.codePointCount(0, file.length())));
            int end = file.offsetByCodePoints(at, 1);
            switch (random.nextInt(4)) {
                case 0 -> file.delete(at, end);
                case 1 -> file.replace(at, end, spoiler());
                case 2 -> file.insert(at, file.substring(at, end));
                default -> file.insert(at, spoiler());
            }
        }
        return file.toString();
    }

    private String spoiler() {
        int[] all = SPOILERS.codePoints().toArray();
        return Character.toString(all[random.nextInt(all.length)]);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
