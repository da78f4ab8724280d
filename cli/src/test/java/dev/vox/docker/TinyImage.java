package dev.vox.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An image of 2 MB for tests: a shell and its tools, all of them one static program, and nothing else.
///
/// It is made from the host's busybox, without a registry, is called after that program's content, and stays for later runs.
final class TinyImage {
    static final Path BUSYBOX = Path.of("/bin/busybox");

    private TinyImage() {}

    /// Its reference, made when it is not there yet.
    static synchronized String reference() {
        try {
            String reference = "vox-test-busybox:" + digest();
            if (!isThere(reference)) {
                make(reference);
            }
            return reference;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isThere(String reference) {
        return Engine.docker(Map.of(), List.of("image", "inspect", reference)).succeeded();
    }

    private static void make(String reference) throws IOException {
        Path work = Files.createTempDirectory("vox-tiny");
        try {
            fill(work.resolve("root"));
            Engine.must(work, "tar", "-C", "root", "-cf", "root.tar", ".");
            Engine.must(
                    work,
                    "docker",
                    "import",
                    "--change",
                    "ENV PATH=/bin",
                    "--change",
                    "CMD [\"sh\"]",
                    "root.tar",
                    reference);
        } finally {
            delete(work);
        }
    }

    private static void fill(Path root) throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.createDirectories(root.resolve("tmp"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/:/bin/sh\n");
        Files.copy(BUSYBOX, bin.resolve("busybox"));
        Files.setPosixFilePermissions(
                bin.resolve("busybox"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Engine.must(root, "bin/busybox", "--install", "-s", bin.toString());
        relink(bin);
    }

    /// `--install` links to where the program lies now; in the image that is elsewhere.
    private static void relink(Path bin) throws IOException {
        try (Stream<Path> links = Files.list(bin).filter(Files::isSymbolicLink)) {
            for (Path link : links.toList()) {
                Files.delete(link);
                Files.createSymbolicLink(link, Path.of("busybox"));
            }
        }
    }

    private static String digest() throws IOException {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(BUSYBOX));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
