package dev.vox.runtime.model;

import org.jspecify.annotations.Nullable;

/// A model is known and could not be loaded.
public final class ModelLoadException extends ModelException {
    private static final long serialVersionUID = 1L;

    ModelLoadException(String modelId, String reason, @Nullable Throwable cause) {
        super(modelId, "cannot load model " + modelId + ": " + reason, cause);
    }
}
