package dev.vox.problem;

import org.jspecify.annotations.Nullable;

/// A setting, profile or file is wrong. The message names key, value and source. Exit 3.
public final class InvalidConfiguration extends VoxException {
    private static final long serialVersionUID = 1L;

    public InvalidConfiguration(String message) {
        super(message, null, null);
    }

    public InvalidConfiguration(String message, @Nullable String hint) {
        super(message, hint, null);
    }

    public InvalidConfiguration(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
