package dev.vox.cli.command;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The command line asks for something that there is not. Exit 2.
public final class UsageProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;
    private final String usage;

    /// A problem with the command line.
    ///
    /// @param message by the grammar of `VoxException`
    /// @param hint what to do about it
    /// @param usage how it is meant to be used: `vox say [OPTIONS] TEXT...`
    public UsageProblem(String message, @Nullable String hint, String usage) {
        super(message);
        this.hint = hint;
        this.usage = usage;
    }

    /// What to do about it.
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /// How it is meant to be used, without the word `usage`.
    public String usage() {
        return usage;
    }
}
