package dev.vox.cli.command;

import dev.vox.env.OrchestratorMode;
import dev.vox.profile.Catalogue;
import dev.vox.text.Nearest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Models and modes that a command line names.
public final class Named {
    private Named() {}

    /// Makes sure that a word names a model.
    ///
    /// @throws UsageProblem when it does not
    public static void requireModel(Catalogue catalogue, String model, String usage) {
        if (model.isBlank()) {
            throw new UsageProblem("an empty word names no model", null, usage);
        }
        if (catalogue.find(model).isEmpty()) {
            throw new UsageProblem("'" + model + "' is no model", catalogue.hint(model), usage);
        }
    }

    /// Makes sure that what `--mode` says names a mode.
    ///
    /// @throws UsageProblem when it does not
    public static void requireMode(String word, String usage) {
        if (mode(word).isEmpty()) {
            String meant =
                    Nearest.to(word, modes()).map("did you mean %s?\n"::formatted).orElse("");
            throw new UsageProblem(
                    "--mode=" + word + ": no such mode",
                    meant + "modes: " + String.join(", ", modes()),
                    usage);
        }
    }

    /// The mode of a word; upper case is as good.
    public static Optional<OrchestratorMode> mode(String word) {
        return Arrays.stream(OrchestratorMode.values())
                .filter(mode -> mode.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// The words for modes.
    public static List<String> modes() {
        return Arrays.stream(OrchestratorMode.values()).map(OrchestratorMode::word).toList();
    }
}
