package dev.vox.cli.command.scenario;

import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.command.UserFile;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.text.Nearest;
import dev.vox.voice.scenario.Scenario;
import dev.vox.voice.scenario.ScenarioReader;
import dev.vox.voice.scenario.ShippedScenarios;

import java.nio.file.Path;

/// What a user names a scenario by: a file, or the name of a shipped one.
public final class ScenarioWord {
    private ScenarioWord() {}

    /// The scenario of a word.
    ///
    /// @throws UsageProblem when there is none
    /// @throws InvalidConfiguration when its file is wrong, with every mistake
    public static Scenario read(String word, String usage) {
        if (UserFile.meant(word)) {
            return file(Path.of(word));
        }
        return ShippedScenarios.find(word).orElseThrow(() -> unknown(word, usage));
    }

    static Scenario file(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return ScenarioReader.read(
                file.toString(), UserFile.text(file), folder == null ? file : folder);
    }

    private static UsageProblem unknown(String word, String usage) {
        String hint =
                Nearest.to(word, ShippedScenarios.NAMES)
                        .map("did you mean '%s'?"::formatted)
                        .orElse("there are: " + String.join(", ", ShippedScenarios.NAMES));
        return new UsageProblem("unknown scenario '%s'".formatted(word), hint, usage);
    }
}
