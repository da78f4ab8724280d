package dev.vox.runtime.orchestrator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The secret of those who may control a stack. It shows itself nowhere.
public final class ControlToken {
    private final byte[] secret;

    /// @param secret not blank
    public ControlToken(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a control token is not blank");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /// Whether a text is the secret. Takes as long for one that is nearly right as for one that is not.
    boolean matches(String text) {
        return MessageDigest.isEqual(secret, text.getBytes(StandardCharsets.UTF_8));
    }
}
