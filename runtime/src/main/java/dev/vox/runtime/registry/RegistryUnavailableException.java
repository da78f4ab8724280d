package dev.vox.runtime.registry;

/// A registry does not answer. The message names it and says why, is fit to be shown, and contains no password.
public final class RegistryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
