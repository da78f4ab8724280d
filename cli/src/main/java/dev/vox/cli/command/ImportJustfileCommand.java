package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.template.just.ImportReport;
import dev.vox.template.just.JustfileImport;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Says what became of the recipes of a justfile.
@Command(
        name = "justfile",
        description =
                "Read a justfile and say for each recipe which command does it, or why none does."
                        + " Nothing is written.")
public final class ImportJustfileCommand implements Callable<Integer> {
    private final Supplier<JustfileImport> justfiles;

    @Mixin private ProjectOptions project;
    @Mixin private OutputOptions output;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The justfile; the project's own unless given.")
    private @Nullable Path file;

    /// The command over the use case.
    public ImportJustfileCommand(Supplier<JustfileImport> justfiles) {
        this.justfiles = justfiles;
    }

    @Override
    public Integer call() {
        Output out = output.open();
        ImportReport report = justfiles.get().read(project.resolve(), file);
        out.result(report, ImportViews::report);
        return ExitCode.OK;
    }
}
