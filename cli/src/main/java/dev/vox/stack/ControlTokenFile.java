package dev.vox.stack;

import dev.vox.problem.MissingPrerequisite;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// `.vox/run/control.token`: the secret by which the owner of a project controls its running stack.
///
/// The stack's process makes it anew at each start and removes it at the end. What a crash leaves goes with the record of
/// that stack, and opens nothing: the next stack has another one.
public final class ControlTokenFile implements AutoCloseable {
    static final String NAME = "control.token";

    private static final int BYTES = 32;

    private final RunFolder folder;
    private final String token;

    private ControlTokenFile(RunFolder folder, String token) {
        this.folder = folder;
        this.token = token;
    }

    /// Makes a token and writes it down for its owner alone.
    ///
    /// @throws MissingPrerequisite naming the path that cannot be written
    public static ControlTokenFile create(RunFolder folder) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        folder.place(NAME, token + "\n");
        return new ControlTokenFile(folder, token);
    }

    /// The token of what runs in a project, when there is one.
    ///
    /// @throws MissingPrerequisite when the file is there and this user may not read it
    public static Optional<String> read(RunFolder folder) {
        return folder.text(NAME).map(String::strip).filter(token -> !token.isEmpty());
    }

    /// The secret.
    public String token() {
        return token;
    }

    /// Removes the file, unless it is another stack's by now.
    @Override
    public void close() {
        if (read(folder).filter(token::equals).isPresent()) {
            folder.discard(NAME);
        }
    }
}
