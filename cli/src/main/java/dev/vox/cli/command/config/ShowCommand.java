package dev.vox.cli.command.config;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.config.EffectiveConfig;
import dev.vox.env.Project;

import java.util.concurrent.Callable;

/// Shows what `vox.yaml` and its defaults come to.
public final class ShowCommand implements Callable<Integer>, Declared {
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Show what vox.yaml says and what holds where it says nothing.")
                .with(project, output);
    }

    @Override
    public Integer call() {
        EffectiveConfig effective = EffectiveConfig.of(new Project(project.resolve()));
        output.open().result(effective, ConfigViews::effective);
        return ExitCode.OK;
    }
}
