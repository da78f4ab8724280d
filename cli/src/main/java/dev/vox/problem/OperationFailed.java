package dev.vox.problem;

import org.jspecify.annotations.Nullable;

/// It was tried and failed: a timeout, a crashed service. The message names the culprit. Exit 5.
public final class OperationFailed extends VoxException {
    private static final long serialVersionUID = 1L;

    public OperationFailed(String message) {
        super(message, null, null);
    }

    public OperationFailed(String message, @Nullable String hint) {
        super(message, hint, null);
    }

    public OperationFailed(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
