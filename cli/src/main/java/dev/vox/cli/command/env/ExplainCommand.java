package dev.vox.cli.command.env;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.env.inspect.Explainer;
import dev.vox.env.inspect.Explanation;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Configuration;

import java.util.Map;
import java.util.concurrent.Callable;

/// Shows where one variable's value comes from.
public final class ExplainCommand implements Callable<Integer>, Declared {
    private final Map<String, String> process;
    private String key = "";

    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final RevealOptions reveal = new RevealOptions();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    /// The command in the process's environment.
    public ExplainCommand(Map<String, String> process) {
        this.process = Map.copyOf(process);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Show what every layer says of a variable, what won, and what it was"
                                + " expanded from; exit 1 where nothing knows it.")
                .with(environment, reveal, project, output);
        arguments
                .required(String.class, "KEY")
                .about("A variable, or a setting such as worker.grpc-port.")
                .to(given -> key = given);
    }

    @Override
    public Integer call() {
        Output out = output.open();
        Project here = new Project(project.resolve());
        Variables variables =
                Configuration.readLeniently(here, process, environment.flags(), out::warn)
                        .variables();
        variables.warnings().forEach(out::warn);
        Explanation explanation = new Explainer(variables, reveal.disclosure()).explain(key);
        out.result(explanation, ExplainViews::explanation);
        return switch (explanation) {
            case Explanation.Unknown _ -> ExitCode.NEGATIVE;
            case Explanation.Known known -> {
                if (known.mistake() != null) {
                    throw new InvalidConfiguration(known.mistake());
                }
                yield ExitCode.OK;
            }
        };
    }
}
