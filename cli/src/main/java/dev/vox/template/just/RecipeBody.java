package dev.vox.template.just;

import dev.vox.template.just.Justfile.BodyLine;

import java.util.ArrayList;
import java.util.List;

/// The indented lines below a recipe's header.
///
/// @param lines without the indentation of the first; continued lines are joined, blank ones at the end are gone
/// @param end the position of the next item
/// @param nextLine the number of its line
record RecipeBody(List<BodyLine> lines, List<JustMistake> mistakes, int end, int nextLine) {
    static RecipeBody read(String text, int from, int firstLine, String recipe) {
        Reader reader = new Reader(text, from, firstLine, recipe);
        reader.read();
        return new RecipeBody(
                joined(reader.lines), List.copyOf(reader.mistakes), reader.at, reader.line);
    }

    private static List<BodyLine> joined(List<BodyLine> lines) {
        List<BodyLine> joined = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int begins = 0;
        for (BodyLine each : lines) {
            String text = each.text();
            begins = open.isEmpty() ? each.line() : begins;
            if (text.endsWith("\\")) {
                open.append(text, 0, text.length() - 1).append(' ');
            } else {
                joined.add(new BodyLine(begins, open + text));
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            joined.add(new BodyLine(begins, open.toString()));
        }
        while (!joined.isEmpty() && joined.getLast().text().isEmpty()) {
            joined.removeLast();
        }
        return joined;
    }

    /// Goes through the lines once.
    private static final class Reader {
        private final String text;
        private final String recipe;
        private final List<BodyLine> lines = new ArrayList<>();
        private final List<JustMistake> mistakes = new ArrayList<>();
        private String indentation = "";
        private int at;
        private int line;

        Reader(String text, int at, int line, String recipe) {
            this.text = text;
            this.at = at;
            this.line = line;
            this.recipe = recipe;
        }

        void read() {
            while (at < text.length()) {
                int feed = text.indexOf('\n', at);
                int end = feed < 0 ? text.length() : feed;
                String content = text.substring(at, end);
                if (!content.isBlank() && !content.startsWith(" ") && !content.startsWith("\t")) {
                    return;
                }
                add(content.stripTrailing());
                at = Math.min(text.length(), end + 1);
                line++;
            }
        }

        private void add(String content) {
            if (content.isEmpty()) {
                lines.add(new BodyLine(line, ""));
                return;
            }
            if (indentation.isEmpty()) {
                indentation =
                        content.substring(0, content.length() - content.stripLeading().length());
            }
            if (content.startsWith(indentation)) {
                String inner = content.substring(indentation.length());
                interpolations(inner);
                lines.add(new BodyLine(line, inner));
            } else {
                mistakes.add(
                        new JustMistake(
                                line, "indented unlike the first line of recipe '" + recipe + "'"));
            }
        }

        /// Every `{{` ends on its line; `{{{{` is two braces that mean themselves.
        private void interpolations(String content) {
            int open = content.indexOf("{{");
            while (open >= 0) {
                boolean literal = content.startsWith("{{{{", open);
                int close = literal ? open + 2 : content.indexOf("}}", open);
                if (close < 0) {
                    mistakes.add(
                            new JustMistake(
                                    line, "'{{' is never closed in recipe '" + recipe + "'"));
                    return;
                }
                open = content.indexOf("{{", close + 2);
            }
        }
    }
}
