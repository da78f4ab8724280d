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
import dev.vox.env.export.Delimiters;
import dev.vox.env.export.Export;
import dev.vox.env.export.ExportFormat;
import dev.vox.env.export.PrivateFile;
import dev.vox.env.inspect.NamePattern;
import dev.vox.profile.Configuration;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// Writes the variables in effect for another tool.
public final class ExportCommand implements Callable<Integer>, Declared {
    private final Map<String, String> process;
    private final Delimiters delimiters;
    private String pattern = NamePattern.ALL.glob();

    private ExportFormat format = ExportFormat.DOTENV;
    private @Nullable Path file;
    private boolean all;

    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final RevealOptions reveal = new RevealOptions();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    /// The command in the process's environment.
    public ExportCommand(Map<String, String> process, Delimiters delimiters) {
        this.process = Map.copyOf(process);
        this.delimiters = delimiters;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Write the variables in effect for another tool; secrets only with"
                                + " --reveal.")
                .with(environment, reveal, project, output);
        arguments
                .optional(String.class, "PATTERN")
                .about("Names with * and ?, such as 'REDIS_*'.")
                .to(given -> pattern = given);
        arguments
                .option(ExportFormat.class, "FORMAT", "--format")
                .about("dotenv, shell, json, github ($$GITHUB_ENV), docker (--env-file).")
                .to(given -> format = given);
        arguments
                .option(Path.class, "FILE", "-o", "--output")
                .about("Replace a file, readable by you alone, instead of writing to stdout.")
                .to(given -> file = given);
        arguments.flag("--all").about("What only the shell sets, too.").to(on -> all = on);
    }

    @Override
    public Integer call() {
        Output out = output.open();
        Project here = new Project(project.resolve());
        Variables variables =
                Configuration.read(here, process, environment.flags()).variables().check();
        variables.warnings().forEach(out::warn);
        Export.Request request =
                new Export.Request(format, new NamePattern(pattern), all, reveal.disclosure());
        Export export = Export.of(variables, request, delimiters);
        ExportViews.warnings(export).forEach(out::warn);
        if (export.variables().isEmpty()) {
            out.note("no variable is written: none of those in effect matches " + pattern);
        }
        if (file != null && !file.toString().equals("-")) {
            PrivateFile.write(file, export.text());
            out.result(new ExportViews.Written(export, file), ExportViews::written);
        } else {
            show(export, out);
        }
        return ExitCode.OK;
    }

    /// The text is the result; only `--json` wraps it up.
    private static void show(Export export, Output out) {
        switch (out.mode().format()) {
            case HUMAN, PLAIN -> out.text(export.text());
            case JSON_PRETTY, JSON_COMPACT -> out.result(export, ExportViews::document);
        }
    }
}
