package dev.vox.validate;

import org.jspecify.annotations.Nullable;

/// A check could not be done: nothing is known of what it looks at.
public final class CheckBroken extends Exception {
    private static final long serialVersionUID = 1;

    /// @param message by the grammar of `VoxException`
    public CheckBroken(String message) {
        this(message, null);
    }

    public CheckBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
