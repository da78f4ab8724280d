package dev.vox.voicepack;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The SHA-256 sums of a pack's files, as they were when it was installed: the file `voicepack.json`.
final class Checksums {
    static final String FILE = "voicepack.json";

    private static final int SCHEMA = 1;

    /// What came of comparing.
    ///
    /// @param state of the whole pack
    /// @param problem what is wrong, as a phrase; empty when nothing is
    record Verdict(PackState state, String problem) {}

    private Checksums() {}

    /// Writes the sums of the files of a pack.
    static void write(VoicePack pack) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (Path file :
                List.of(pack.model(), pack.config(), pack.folder().resolve(ModelCard.FILE))) {
            if (Files.isRegularFile(file)) {
                files.put(file.getFileName().toString(), sum(file));
            }
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schemaVersion", SCHEMA);
        root.put("name", pack.name());
        root.put("sha256", files);
        Files.writeString(pack.checksums(), Json.pretty(root) + "\n");
    }

    /// Compares a pack with its sums.
    static Verdict verify(VoicePack pack) {
        for (Path file : List.of(pack.model(), pack.config())) {
            if (!Files.isRegularFile(file)) {
                return new Verdict(PackState.BROKEN, file.getFileName() + " is missing");
            }
        }
        if (!Files.isRegularFile(pack.checksums())) {
            return new Verdict(PackState.UNVERIFIED, "");
        }
        try {
            return compare(pack, read(pack));
        } catch (IOException | MalformedJson e) {
            return new Verdict(PackState.BROKEN, FILE + " cannot be read: " + e.getMessage());
        }
    }

    private static Verdict compare(VoicePack pack, Map<String, String> sums) throws IOException {
        for (Path file : List.of(pack.model(), pack.config())) {
            String name = file.getFileName().toString();
            if (!sums.containsKey(name)) {
                return new Verdict(PackState.BROKEN, FILE + " has no sum of " + name);
            }
            if (!sum(file).equals(sums.get(name))) {
                return new Verdict(PackState.CHANGED, name + " is not the file that was installed");
            }
        }
        return new Verdict(PackState.VERIFIED, "");
    }

    private static Map<String, String> read(VoicePack pack) throws IOException, MalformedJson {
        JsonValue root = Json.parse(FILE, Files.readString(pack.checksums()));
        Map<String, String> sums = new LinkedHashMap<>();
        JsonValue files = root.get("sha256").orElseThrow(() -> new IOException("it has no sums"));
        for (Path file : List.of(pack.model(), pack.config())) {
            String name = file.getFileName().toString();
            files.text(name).ifPresent(sum -> sums.put(name, sum));
        }
        return sums;
    }

    private static String sum(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {
                // The digest sees what is read.
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
