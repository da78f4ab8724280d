package dev.vox.runtime.model;

import org.jspecify.annotations.Nullable;

/// A model cannot be had. The message names it and is fit to be shown to a user.
public abstract sealed class ModelException extends Exception
        permits UnknownModelException, ModelLoadException {
    private static final long serialVersionUID = 1L;

    private final String modelId;

    ModelException(String modelId, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.modelId = modelId;
    }

    /// The model that was asked for.
    public final String modelId() {
        return modelId;
    }
}
