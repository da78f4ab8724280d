package dev.vox.cli.command.scenario;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.voice.scenario.Scenario;

import java.util.concurrent.Callable;

/// Checks the file of a scenario.
public final class ValidateCommand implements Callable<Integer>, Declared {
    private final OutputOptions output = new OutputOptions();

    private String word = "";

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Check the file of a scenario; every mistake is reported at once.")
                .with(output);
        arguments
                .required(String.class, "FILE")
                .about("The file, or the name of a shipped scenario.")
                .to(given -> word = given);
    }

    @Override
    public Integer call() {
        Scenario scenario = ScenarioWord.read(word, "vox scenario validate FILE [OPTIONS]");
        output.open().result(scenario, ScenarioViews::valid);
        return ExitCode.OK;
    }
}
