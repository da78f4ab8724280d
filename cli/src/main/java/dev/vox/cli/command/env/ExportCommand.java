package dev.vox.cli.command.env;

import dev.vox.cli.ExitCode;
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

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// Writes the variables in effect for another tool.
@Command(
        name = "export",
        description = "Write the variables in effect for another tool; secrets only with --reveal.")
public final class ExportCommand implements Callable<Integer> {
    private final Map<String, String> process;
    private final Delimiters delimiters;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "Names with * and ?, such as 'REDIS_*'.")
    private String pattern = NamePattern.ALL.glob();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "dotenv, shell, json, github ($$GITHUB_ENV), docker (--env-file).")
    private ExportFormat format = ExportFormat.DOTENV;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Replace a file, readable by you alone, instead of writing to stdout.")
    private @Nullable Path file;

    @Option(names = "--all", description = "What only the shell sets, too.")
    private boolean all;

    @Mixin private EnvironmentOptions environment;
    @Mixin private RevealOptions reveal;
    @Mixin private ProjectOptions project;
    @Mixin private OutputOptions output;

    /// The command in the process's environment.
    public ExportCommand(Map<String, String> process, Delimiters delimiters) {
        this.process = Map.copyOf(process);
        this.delimiters = delimiters;
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
