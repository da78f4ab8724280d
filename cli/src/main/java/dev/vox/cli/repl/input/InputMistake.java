package dev.vox.cli.repl.input;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// A line cannot be understood. The message is fit for the user, by the grammar of errors.
public final class InputMistake extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;

    /// @param problem lower case, no trailing dot
    public InputMistake(String problem, @Nullable String hint) {
        super(problem);
        this.hint = hint;
    }

    /// What to do about it.
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /// Problem and hint on one line.
    public String line() {
        return getMessage() + hint().map("; "::concat).orElse("");
    }
}
