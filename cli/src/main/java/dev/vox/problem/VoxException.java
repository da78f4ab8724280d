package dev.vox.problem;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// A failure that is not a bug: something the user, the machine or a service has to do with.
///
/// The message follows the grammar `[context] problem`: lower case, no trailing dot, no class names. It names the thing,
/// where it came from, and, in the hint, the fix.
public abstract sealed class VoxException extends RuntimeException
        permits InvalidConfiguration, MissingPrerequisite, OperationFailed {
    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;

    VoxException(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /// What to do about it.
    public final Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
