package dev.vox.runtime.model;

import java.util.List;

/// No engine serves the model id that was asked for.
public final class UnknownModelException extends ModelException {
    private static final long serialVersionUID = 1L;

    private final List<String> available;

    UnknownModelException(String modelId, List<String> available) {
        super(
                modelId,
                "unknown model " + modelId + ", available: " + String.join(", ", available),
                null);
        this.available = List.copyOf(available);
    }

    /// The model ids that there are, sorted.
    public List<String> available() {
        return available;
    }
}
