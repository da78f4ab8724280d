package dev.vox.env;

import dev.vox.env.dotenv.Assignment;
import dev.vox.env.dotenv.DotenvFile;
import dev.vox.problem.InvalidConfiguration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
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
    private static final int LARGEST = 64 * 1024 * 1024;

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

    /// The layer. A key that stands alone passes the process's value on, and adds nothing to it. A value without a key,
    /// as in `=value`, is nobody's.
    public Layer layer() {
        return new Layer(
                name,
                shown.toString(),
                content.assignments().stream()
                        .filter(assignment -> assignment.text() != null)
                        .filter(assignment -> !assignment.key().isEmpty())
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
        String context = "[" + shown + "] ";
        if (!Files.exists(path)) {
            throw new InvalidConfiguration(context + "no such file");
        }
        if (Files.isDirectory(path)) {
            throw new InvalidConfiguration(
                    context + "a folder, not a file",
                    "move it away; Docker makes such folders for files that are missing");
        }
        try {
            return decoded(bytes(path, context), shown);
        } catch (AccessDeniedException e) {
            throw new InvalidConfiguration(
                    context + "cannot be read: permission denied",
                    "see who may read it: ls -l " + shown,
                    e);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    context + "cannot be read: " + e.getMessage(),
                    "see who may read it: ls -l " + shown,
                    e);
        }
    }

    /// The bytes, not asked for by the file's size: a pipe has none.
    private static byte[] bytes(Path path, String context) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new InvalidConfiguration(
                        context + "larger than 64 MB, so no file of variables");
            }
            return bytes;
        }
    }

    private static String decoded(byte[] bytes, Path shown) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean malformed = StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        String text = out.flip().toString();
        if (text.indexOf('\0') >= 0) {
            throw new InvalidConfiguration(
                    "[" + shown + "] a binary file, not lines of KEY=value",
                    "move it away, or save it as UTF-8 text");
        }
        if (malformed) {
            long line = 1 + text.chars().filter(c -> c == '\n').count();
            throw new InvalidConfiguration(
                    "[" + shown + ":" + line + "] not UTF-8 text", "save it as UTF-8");
        }
        return text;
    }
}
