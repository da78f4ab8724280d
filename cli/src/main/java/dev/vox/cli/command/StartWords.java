package dev.vox.cli.command;

import dev.vox.env.Layer;
import dev.vox.env.OrchestratorMode;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.profile.Catalogue;
import dev.vox.profile.Profile;
import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The words behind `vox dev`, a model and a mode in either order, told apart by what they are.
///
/// @param model null when none is named; whether there is such a model is seen when the choice is made
/// @param mode null when none is named
record StartWords(@Nullable String model, @Nullable OrchestratorMode mode) {
    /// How a message names the model that was typed.
    static final String MODEL_ORIGIN = "MODEL argument";

    private static final String MODE_ORIGIN = "MODE argument";
    private static final String MODE_OPTION = "--mode";

    /// Reads them.
    ///
    /// @param option what `--mode` says; null when it was not given
    /// @throws UsageProblem when there are two models or two modes, or a word is neither
    static StartWords of(
            List<String> words, @Nullable String option, Project project, String usage) {
        List<String> modes = new ArrayList<>();
        List<String> models = new ArrayList<>();
        for (String word : words) {
            (Named.mode(word).isPresent() ? modes : models).add(word);
        }
        if (option != null) {
            Named.requireMode(option, usage);
            modes.add(option);
        }
        boolean agreed = modes.stream().map(Named::mode).distinct().count() <= 1;
        if (models.stream().anyMatch(String::isBlank)) {
            throw new UsageProblem("an empty word names no model", null, usage);
        }
        if (models.size() > 1) {
            throw tooManyModels(models, project, usage);
        }
        if (!agreed) {
            throw new UsageProblem(
                    "two modes: " + String.join(" and ", modes), "name one of them", usage);
        }
        return new StartWords(
                models.isEmpty() ? null : models.getFirst(),
                modes.isEmpty() ? null : Named.mode(modes.getFirst()).orElseThrow());
    }

    /// The variables that they stand for.
    ///
    /// @param option whether the mode was named by `--mode`
    Layer.Flag[] flags(boolean option) {
        return new Layer.Flag[] {
            new Layer.Flag(Settings.MODEL, MODEL_ORIGIN, model),
            new Layer.Flag(
                    Settings.MODE,
                    option ? MODE_OPTION : MODE_ORIGIN,
                    mode == null ? null : mode.word())
        };
    }

    /// Says that a word is neither a model nor a mode, and which ones there are.
    static UsageProblem unknown(List<String> words, Catalogue catalogue, String usage) {
        List<String> lines = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        List<String> known = known(catalogue);
        for (String word : words) {
            lines.add("'" + word + "' is neither a model nor a mode");
            Nearest.to(word, known).ifPresent(nearest -> hints.add(meant(nearest)));
        }
        hints.add("models: " + String.join(", ", catalogue.names()));
        hints.add("modes: " + String.join(", ", Named.modes()));
        return new UsageProblem(String.join("\n", lines), String.join("\n", hints), usage);
    }

    private static UsageProblem tooManyModels(List<String> models, Project project, String usage) {
        Catalogue catalogue = Catalogue.of(project);
        List<String> unknown =
                models.stream().filter(word -> catalogue.find(word).isEmpty()).toList();
        return unknown.isEmpty()
                ? new UsageProblem(
                        models.stream().distinct().count() == 1
                                ? "the model " + models.getFirst() + " is named twice"
                                : models.size() + " models: " + String.join(" and ", models),
                        "name one of them, once",
                        usage)
                : unknown(unknown, catalogue, usage);
    }

    private static String meant(String nearest) {
        return "did you mean " + nearest + "?";
    }

    private static List<String> known(Catalogue catalogue) {
        return Stream.concat(
                        catalogue.profiles().stream().flatMap(StartWords::words),
                        Named.modes().stream())
                .toList();
    }

    private static Stream<String> words(Profile profile) {
        return Stream.of(
                        Stream.of(profile.name()),
                        profile.aliases().stream(),
                        profile.models().stream())
                .flatMap(words -> words);
    }
}
