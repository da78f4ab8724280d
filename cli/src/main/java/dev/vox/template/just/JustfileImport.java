package dev.vox.template.just;

import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads a justfile and says what became of its recipes.
public final class JustfileImport {
    private static final List<String> NAMES = List.of("justfile", "Justfile", ".justfile");

    private final Tool tool;

    /// The import of a tool.
    public JustfileImport(Tool tool) {
        this.tool = tool;
    }

    /// Reads a file.
    ///
    /// @param root the project's root, where it is looked for
    /// @param named the file, where one is named; null for the first of the usual names
    /// @throws InvalidConfiguration when there is none, or naming every mistake in it
    public ImportReport read(Path root, @Nullable Path named) {
        Path file = named == null ? usual(root) : named;
        Justfile justfile = Justfile.parse(text(file));
        if (!justfile.mistakes().isEmpty()) {
            throw new InvalidConfiguration(
                    String.join(
                            "\n",
                            justfile.mistakes().stream()
                                    .map(each ->
                                            "[%s:%d] %s"
                                                    .formatted(
                                                            file.getFileName(),
                                                            each.line(),
                                                            each.problem()))
                                    .toList()));
        }
        return RecipeHomes.of(file, justfile, tool);
    }

    private static Path usual(Path root) {
        return NAMES.stream()
                .map(root::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() ->
                        new InvalidConfiguration(
                                "[" + root + "] no justfile",
                                "looked for "
                                        + String.join(", ", NAMES)
                                        + "; name another: vox import justfile FILE"));
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw new InvalidConfiguration("[" + file + "] no such file");
        }
        if (Files.isDirectory(file)) {
            throw new InvalidConfiguration("[" + file + "] a folder, not a file");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidConfiguration("[" + file + "] not UTF-8 text", "save it as UTF-8", e);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[" + file + "] cannot be read: " + e.getMessage(),
                    "see who may read it: ls -l " + file,
                    e);
        }
    }
}
