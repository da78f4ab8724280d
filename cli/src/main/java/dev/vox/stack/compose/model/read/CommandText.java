package dev.vox.stack.compose.model.read;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A command in one text, taken apart as Compose does it: quotes and backslashes as in a shell, and nothing else of one.
final class CommandText {
    private static final String ENDS = ";&|<>";

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private boolean escaped;
    private char quote;

    private CommandText() {}

    /// The words; null when a quote never ends.
    static @Nullable List<String> words(String text) {
        CommandText command = new CommandText();
        for (int i = 0; i < text.length(); i++) {
            if (!command.take(text.charAt(i))) {
                break;
            }
        }
        if (command.escaped || command.quote != 0) {
            return null;
        }
        command.end();
        return command.words;
    }

    /// @return whether the command goes on behind the character
    private boolean take(char c) {
        if (escaped) {
            word.append(c == 't' ? '\t' : c == 'n' ? '\n' : c);
            escaped = false;
            begun = true;
        } else if (c == '\\' && quote != '\'') {
            escaped = true;
        } else if (quote != 0) {
            quoted(c);
        } else if (c == '"' || c == '\'') {
            quote = c;
            begun = true;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            end();
        } else if (ENDS.indexOf(c) >= 0) {
            boolean redirected = c == '>' && !word.isEmpty() && Character.isDigit(word.charAt(0));
            begun = begun && !redirected;
            return false;
        } else {
            word.append(c);
            begun = true;
        }
        return true;
    }

    private void quoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            word.append(c);
        }
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }
}
