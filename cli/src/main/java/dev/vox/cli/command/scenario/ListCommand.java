package dev.vox.cli.command.scenario;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.voice.scenario.ShippedScenarios;

import java.util.concurrent.Callable;

/// Lists the scenarios that came with the tool.
public final class ListCommand implements Callable<Integer>, Declared {
    private final OutputOptions output = new OutputOptions();

    @Override
    public void declare(Arguments arguments) {
        arguments.about("Show the scenarios that came with the tool.").with(output);
    }

    @Override
    public Integer call() {
        output.open().result(ShippedScenarios.all(), ScenarioViews::list);
        return ExitCode.OK;
    }
}
