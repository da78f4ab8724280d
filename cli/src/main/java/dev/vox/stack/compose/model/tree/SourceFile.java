package dev.vox.stack.compose.model.tree;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Mapping;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Compose file as it is written.
///
/// @param path absolute
/// @param shown what messages call it
/// @param documents those of its documents that are mappings, in order; each goes over those before it
record SourceFile(Path path, String shown, List<Mapping> documents) {
    private static final int LARGEST = 1 << 22;

    SourceFile {
        documents = List.copyOf(documents);
    }

    /// Reads a file.
    ///
    /// @param root what it is shown relative to
    /// @throws InvalidConfiguration when it is not there, is no text in UTF-8, or no YAML
    static SourceFile read(Path root, Path file, Mistakes mistakes) {
        String shown = shown(root, file);
        List<Mapping> mappings = new ArrayList<>();
        for (YamlNode document : Yaml.documents(shown, text(file, shown), Resets.TAGS)) {
            if (document instanceof Mapping mapping) {
                mappings.add(mapping);
            } else {
                mistakes.add(
                        document.place(),
                        "a Compose file must be a mapping with 'services', not " + document.kind());
            }
        }
        return new SourceFile(file, shown, mappings);
    }

    /// A file as messages name it.
    static String shown(Path root, Path file) {
        Path path = file.normalize();
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }

    private static String text(Path file, String shown) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidConfiguration("[" + shown + "] larger than 4 MiB");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidConfiguration(
                    "[" + shown + "] no such file", "check the path it is named by", e);
        } catch (CharacterCodingException e) {
            throw new InvalidConfiguration("[" + shown + "] is not UTF-8", "save it as UTF-8", e);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[" + shown + "] cannot be read: " + e.getMessage(),
                    "make it a readable file",
                    e);
        }
    }
}
