package dev.vox.stack.compose.model.tree;

import dev.vox.env.dotenv.Assignment;
import dev.vox.env.dotenv.Assignment.Quoting;
import dev.vox.env.dotenv.DotenvFile;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Reads the files that `env_file` and `label_file` name, each once.
public final class VariableFiles {
    private final Path root;
    private final Mistakes mistakes;
    private final Map<Path, DotenvFile> read = new HashMap<>();

    /// @param root what files are shown relative to in messages
    public VariableFiles(Path root, Mistakes mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    /// The variables of a file, expanded; what is wrong with it is noted.
    ///
    /// @param outside the value of a name around the file, or null; it outweighs what the file says above
    public Map<String, String> read(Path file, UnaryOperator<@Nullable String> outside) {
        String shown = SourceFile.shown(root, file);
        Map<String, String> values = new LinkedHashMap<>();
        UnaryOperator<@Nullable String> known = name -> known(name, outside, values);
        Interpolation interpolation = new Interpolation(known, mistakes);
        for (Assignment assignment : parsed(file, shown).assignments()) {
            String text = assignment.text();
            Place place = new Place(shown, assignment.line(), 1);
            String value =
                    text == null
                            ? outside.apply(assignment.key())
                            : assignment.quoting() == Quoting.SINGLE
                                    ? text
                                    : interpolation.expand(place, text);
            if (value != null) {
                values.put(assignment.key(), value);
            }
        }
        return values;
    }

    private static @Nullable String known(
            String name, UnaryOperator<@Nullable String> outside, Map<String, String> values) {
        String value = outside.apply(name);
        return value == null ? values.get(name) : value;
    }

    private DotenvFile parsed(Path file, String shown) {
        DotenvFile known = read.get(file);
        if (known != null) {
            return known;
        }
        DotenvFile parsed = DotenvFile.parse(text(file, shown));
        parsed.mistakes()
                .forEach(mistake ->
                        mistakes.add(new Place(shown, mistake.line(), 1), mistake.problem()));
        read.put(file, parsed);
        return parsed;
    }

    private String text(Path file, String shown) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            mistakes.add(new Place(shown, 1, 1), "is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            mistakes.add(
                    new Place(shown, 1, 1),
                    "cannot be read (%s); make it a readable file".formatted(e.getMessage()));
        }
        return "";
    }
}
