package dev.vox.template.just;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A simple command of a recipe's line, as far as it can be told without a shell.
///
/// @param words its words, the quotes around them gone; `{{ name }}` is one of them
/// @param plain whether it is nothing but its words: no pipe, no redirection, nothing in the background
record ShellCommand(List<String> words, boolean plain) {
    /// `{{ name }}` is one word.
    private static final Pattern BLANKS = Pattern.compile("\\{\\{\\s*+([A-Za-z_][\\w-]*+)\\s*+}}");

    private static final Pattern SILENCED =
            Pattern.compile("\\s[12&]?+>>?+\\s*+(?:/dev/null|&[12])(?=[\\s;]|$)");
    private static final Pattern MARKS = Pattern.compile("^[@-]+");

    ShellCommand {
        words = List.copyOf(words);
    }

    /// The commands of a line; one that only stands in for a failure, as in `|| true`, is left out.
    static List<ShellCommand> of(String line) {
        String bare = MARKS.matcher(line.strip()).replaceFirst("");
        String joined = BLANKS.matcher(bare).replaceAll("{{$1}}");
        return new Splitter(SILENCED.matcher(joined).replaceAll(" ")).split();
    }

    /// Goes through a line once.
    private static final class Splitter {
        private static final String SHELL_ONLY = "|&()<>`";

        private final String line;
        private final List<ShellCommand> commands = new ArrayList<>();
        private List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean quoted;
        private boolean plain = true;
        private boolean fallback;
        private int at;

        Splitter(String line) {
            this.line = line;
        }

        List<ShellCommand> split() {
            while (at < line.length()) {
                char c = line.charAt(at);
                if (line.startsWith("{{", at)) {
                    interpolation();
                } else if (c == '\'' || c == '"') {
                    quotes(c);
                } else if (c == '\\' && at + 1 < line.length()) {
                    word.append(line.charAt(at + 1));
                    at += 2;
                } else if (c == '#' && word.isEmpty()) {
                    at = line.length();
                } else if (c == ';' || line.startsWith("&&", at) || line.startsWith("||", at)) {
                    separator(c);
                } else if (Character.isWhitespace(c)) {
                    endWord();
                    at++;
                } else {
                    symbol(c);
                }
            }
            endCommand();
            return commands;
        }

        private void symbol(char c) {
            if (SHELL_ONLY.indexOf(c) >= 0) {
                plain = false;
                endWord();
            } else {
                word.append(c);
            }
            at++;
        }

        private void separator(char c) {
            endCommand();
            fallback = c == '|';
            at += c == ';' ? 1 : 2;
        }

        private void interpolation() {
            int close = line.indexOf("}}", at);
            int end = close < 0 ? line.length() : close + 2;
            word.append(line, at, end);
            at = end;
        }

        private void quotes(char quote) {
            int close = line.indexOf(quote, at + 1);
            int end = close < 0 ? line.length() : close;
            String inner = line.substring(at + 1, end);
            plain &= close >= 0;
            plain &= quote == '\'' || !(inner.contains("`") || inner.contains("$("));
            word.append(inner);
            quoted = true;
            at = Math.min(line.length(), end + 1);
        }

        private void endWord() {
            if (!word.isEmpty() || quoted) {
                words.add(word.toString());
                word.setLength(0);
                quoted = false;
            }
        }

        private void endCommand() {
            endWord();
            boolean nothing = words.isEmpty() && plain;
            boolean ignored = fallback && plain && Set.of("true", ":").containsAll(words);
            if (!nothing && !ignored) {
                commands.add(new ShellCommand(words, plain && !fallback));
            }
            words = new ArrayList<>();
            plain = true;
            fallback = false;
        }
    }
}
