package dev.vox.problem;

import org.jspecify.annotations.Nullable;

/// Something that vox needs is not there: a port, a voice, a program. Exit 4.
public final class MissingPrerequisite extends VoxException {
    private static final long serialVersionUID = 1L;

    public MissingPrerequisite(String message) {
        super(message, null, null);
    }

    public MissingPrerequisite(String message, @Nullable String hint) {
        super(message, hint, null);
    }

    public MissingPrerequisite(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
