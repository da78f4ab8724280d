package dev.vox.env;

import dev.vox.env.dotenv.Assignment;
import dev.vox.env.dotenv.DotenvFile;
import dev.vox.problem.InvalidConfiguration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file of variables on disk, read once.
///
/// @param name the layer it makes
/// @param shown the file as messages name it, mostly relative to the project
/// @param path where it lies
/// @param text what it holds
/// @param content what that says
public record LayerFile(LayerName name, Path shown, Path path, String text, DotenvFile content) {
    /// Reads a file that need not exist.
    ///
    /// @return empty when there is none
    /// @throws InvalidConfiguration when it is no readable text in UTF-8
    public static Optional<LayerFile> find(LayerName name, Path root, Path file) {
        Path path = root.resolve(file).normalize();
        return Files.exists(path) ? Optional.of(read(name, root, file)) : Optional.empty();
    }

    /// Reads a file.
    ///
    /// @throws InvalidConfiguration when it is not there or no readable text in UTF-8
    public static LayerFile read(LayerName name, Path root, Path file) {
        Path path = root.resolve(file).normalize();
        Path shown = path.startsWith(root) ? root.relativize(path) : path;
        String text = text(path, shown);
        return new LayerFile(name, shown, path, text, DotenvFile.parse(text));
    }

    /// What is wrong with it, as `[.env.local:7] problem`.
    public List<String> mistakes() {
        return content.mistakes().stream()
                .map(mistake -> "[" + shown + ":" + mistake.line() + "] " + mistake.problem())
                .toList();
    }

    /// The layer. A key that stands alone passes the process's value on, and adds nothing to it.
    public Layer layer() {
        return new Layer(
                name,
                shown.toString(),
                content.assignments().stream()
                        .filter(assignment -> assignment.text() != null)
                        .map(this::definition)
                        .toList());
    }

    private Definition definition(Assignment assignment) {
        return new Definition(
                assignment.key(),
                String.valueOf(assignment.text()),
                assignment.quoting() != Assignment.Quoting.SINGLE,
                new Origin.FileLine(shown, assignment.line()),
                assignment.sensitive());
    }

    private static String text(Path path, Path shown) {
        if (!Files.exists(path)) {
            throw new InvalidConfiguration("[" + shown + "] no such file");
        }
        if (Files.isDirectory(path)) {
            throw new InvalidConfiguration(
                    "[" + shown + "] a folder, not a file",
                    "move it away; Docker makes such folders for files that are missing");
        }
        try {
            String text = decoded(Files.readAllBytes(path));
            if (text.indexOf('\0') >= 0) {
                throw new InvalidConfiguration(
                        "[" + shown + "] a binary file, not lines of KEY=value");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new InvalidConfiguration("[" + shown + "] not UTF-8 text", "save it as UTF-8", e);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[" + shown + "] cannot be read: " + e.getMessage(),
                    "see who may read it: ls -l " + shown,
                    e);
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
