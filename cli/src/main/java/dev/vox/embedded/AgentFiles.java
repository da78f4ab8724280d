package dev.vox.embedded;

import dev.vox.env.Value;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files that settings name.
///
/// @param root relative names begin there
/// @param problems takes what is wrong with them
record AgentFiles(Path root, List<Problem> problems) {
    private static final long MOST_BYTES = 1 << 20;

    /// A file's place.
    Path path(String name) {
        return root.resolve(name.strip());
    }

    /// The text of the file that a setting names.
    ///
    /// @return empty after a problem was noted
    Optional<String> text(Value<String> value) {
        Path file = path(value.value());
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
                wrong(value.quoted() + ": longer than 1 MiB", "name a file of text");
                return Optional.empty();
            }
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            wrong(value.quoted() + ": not UTF-8", "name a file of text");
        } catch (IOException e) {
            boolean there = Files.exists(file);
            wrong(
                    value.quoted() + (there ? ": cannot be read" : ": no such file"),
                    "name a file that is there, from the project's folder on or by its whole path");
        }
        return Optional.empty();
    }

    /// Notes that a setting is wrong.
    void wrong(String message, @Nullable String hint) {
        problems.add(new Problem(Problem.Kind.CONFIGURATION, message, hint));
    }

    /// Notes that something is missing.
    void missing(String message, String hint) {
        problems.add(new Problem(Problem.Kind.PREREQUISITE, message, hint));
    }
}
