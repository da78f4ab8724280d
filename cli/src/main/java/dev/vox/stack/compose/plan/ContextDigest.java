package dev.vox.stack.compose.plan;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/// The digest of what one folder gives to a build: names, kinds, permissions, contents, where links point. Neither owner nor times count,
/// as they do not for the builder.
final class ContextDigest {
    /// How long ago a file must have changed for its stamp to be trusted: a clock may not show two changes apart.
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final IgnoreRules rules;
    private final Path cache;
    private final InstantSource clock;
    private final byte[] buffer = new byte[BUFFER];

    /// @param cache the file of this folder under these rules
    ContextDigest(Path folder, IgnoreRules rules, Path cache, InstantSource clock) {
        this.folder = folder;
        this.rules = rules;
        this.cache = cache;
        this.clock = clock;
    }

    /// The digest in lower-case hex.
    ///
    /// @throws IOException naming the file that could not be read
    String read() throws IOException, InterruptedException {
        MessageDigest all = sha256();
        long settled = TimeUnit.MILLISECONDS.toNanos(clock.instant().minus(SETTLED).toEpochMilli());
        try (DigestCache known = new DigestCache(cache)) {
            new ContextWalk(folder, rules, entry -> add(all, entry, known, settled)).run();
            known.commit();
        }
        return hex(all);
    }

    private void add(MessageDigest all, ContextEntry entry, DigestCache known, long settled)
            throws IOException {
        String content =
                switch (entry.kind()) {
                    case FOLDER -> "";
                    case LINK -> Files.readSymbolicLink(entry.path()).toString();
                    case FILE -> content(entry, known, settled);
                };
        field(all, entry.kind().name());
        field(all, Integer.toOctalString(entry.permissions()));
        field(all, entry.name());
        field(all, content);
    }

    private String content(ContextEntry entry, DigestCache known, long settled) throws IOException {
        @Nullable String before = known.find(entry);
        String digest = before == null ? file(entry.path()) : before;
        if (entry.changed() < settled) {
            known.keep(entry, digest);
        }
        return digest;
    }

    private String file(Path path) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(path)) {
            int read = in.read(buffer);
            while (read >= 0) {
                digest.update(buffer, 0, read);
                read = in.read(buffer);
            }
        } catch (IOException e) {
            throw Unreadable.file(path, e);
        }
        return hex(digest);
    }

    /// Adds a text of any length so that no other texts come to the same bytes.
    static void field(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
