package dev.vox.cli.command.env;

import dev.vox.cli.command.UsageProblem;
import dev.vox.env.OrchestratorMode;
import dev.vox.profile.Catalogue;
import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One of the two environments of a comparison.
sealed interface Side {
    /// The project as it is.
    record Here() implements Side {}

    /// The project's `.env.defaults` and the settings table, nothing else.
    record Defaults() implements Side {}

    /// A file of variables by itself. What it looks up and does not set, the project's defaults and the process do.
    record FileAlone(Path path) implements Side {}

    /// The project as it would be with another model, another mode, or both.
    ///
    /// @param model a profile's name, alias or a model id; null for the project's own
    /// @param mode null for the project's own
    record Choice(@Nullable String model, @Nullable String mode) implements Side {
        /// Makes sure that there are such a model and such a mode.
        ///
        /// @throws UsageProblem naming what there is not, and what there is
        void check(Catalogue catalogue) {
            List<String> wrong = new ArrayList<>();
            List<String> hints = new ArrayList<>();
            if (model != null && catalogue.find(model).isEmpty()) {
                wrong.add(
                        mode == null
                                ? "'" + model + "' is no file, model or mode"
                                : "'" + model + "' is no model");
                Stream.concat(catalogue.nearest(model).stream(), nearestMode(model))
                        .findFirst()
                        .ifPresent(nearest -> hints.add("did you mean '" + nearest + "'?"));
                hints.add("models: " + String.join(", ", catalogue.names()));
            }
            if (mode != null && !isMode(mode)) {
                wrong.add("'" + mode + "' is no mode");
                nearestMode(mode).forEach(nearest -> hints.add("did you mean '" + nearest + "'?"));
            }
            if (!wrong.isEmpty()) {
                hints.add("modes: " + String.join(", ", MODES));
                throw new UsageProblem(
                        String.join("\n", wrong), String.join("\n", hints), DiffCommand.USAGE);
            }
        }

        private static Stream<String> nearestMode(String word) {
            return Nearest.to(word, MODES).stream();
        }
    }

    /// The words for modes.
    List<String> MODES =
            Arrays.stream(OrchestratorMode.values()).map(OrchestratorMode::word).toList();

    /// Reads a word of the command line: `.`, `defaults`, a file, a mode, or a model with or without `/` and a mode. A file
    /// goes before a model of the same name.
    ///
    /// @param root of the project, whose files may be named from anywhere
    static Side of(String word, Path root) {
        if (word.equals(".")) {
            return new Here();
        }
        if (word.equals("defaults")) {
            return new Defaults();
        }
        Path file = file(word, root);
        if (file != null) {
            return new FileAlone(file);
        }
        int slash = word.lastIndexOf('/');
        if (slash > 0) {
            return new Choice(word.substring(0, slash), word.substring(slash + 1));
        }
        return isMode(word) ? new Choice(null, word) : new Choice(word, null);
    }

    /// A word that begins like a path or like a file of variables means one even where there is none.
    private static @Nullable Path file(String word, Path root) {
        try {
            Path here = Path.of(word).toAbsolutePath();
            return Stream.of(here, root.resolve(word))
                    .filter(Files::exists)
                    .filter(path -> !Files.isDirectory(path))
                    .findFirst()
                    .orElse(word.startsWith("/") || word.startsWith(".") ? here : null);
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    private static boolean isMode(String word) {
        return MODES.contains(word);
    }
}
