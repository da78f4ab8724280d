package dev.vox.profile;

import dev.vox.problem.InvalidConfiguration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The profiles on disk.
final class ProfileFile {
    private ProfileFile() {}

    /// The files of a project's own profiles, by name.
    ///
    /// @return empty when the project has none
    static List<Path> in(Path root) {
        Path folder = root.resolve("profiles");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ProfileFile::isProfile).sorted().toList();
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[profiles] cannot be read: " + e.getMessage(),
                    "see who may read it: ls -ld " + folder,
                    e);
        }
    }

    /// A file as messages name it: relative to the project where it lies in it.
    static String shown(Path root, Path file) {
        Path path = root.resolve(file).normalize();
        return (path.startsWith(root) ? root.relativize(path) : path).toString();
    }

    /// What a file holds.
    ///
    /// @throws InvalidConfiguration when it is no readable text in UTF-8: `file: problem`
    static String text(Path root, Path file) {
        Path path = root.resolve(file).normalize();
        String shown = shown(root, file);
        if (!Files.isRegularFile(path)) {
            throw new InvalidConfiguration(
                    shown + ": " + (Files.exists(path) ? "not a file" : "no such file"));
        }
        try {
            byte[] bytes = Files.readAllBytes(path);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidConfiguration(shown + ": not UTF-8 text", null, e);
        } catch (IOException e) {
            throw new InvalidConfiguration(shown + ": cannot be read: " + e.getMessage(), null, e);
        }
    }

    private static boolean isProfile(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
