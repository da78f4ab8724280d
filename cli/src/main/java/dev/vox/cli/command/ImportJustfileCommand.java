package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.template.just.ImportReport;
import dev.vox.template.just.JustfileImport;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Says what became of the recipes of a justfile.
public final class ImportJustfileCommand implements Callable<Integer>, Declared {
    private final Supplier<JustfileImport> justfiles;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private @Nullable Path file;

    /// The command over the use case.
    public ImportJustfileCommand(Supplier<JustfileImport> justfiles) {
        this.justfiles = justfiles;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Read a justfile and say for each recipe which command does it, or why none"
                                + " does. Nothing is written.")
                .with(project, output);
        arguments
                .optional(Path.class, "FILE")
                .about("The justfile; the project's own unless given.")
                .to(given -> file = given);
    }

    @Override
    public Integer call() {
        Output out = output.open();
        ImportReport report = justfiles.get().read(project.resolve(), file);
        out.result(report, ImportViews::report);
        return ExitCode.OK;
    }
}
