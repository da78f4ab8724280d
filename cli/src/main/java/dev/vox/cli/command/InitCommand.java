package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.output.Output;
import dev.vox.template.InitReport;
import dev.vox.template.InitRequest;
import dev.vox.template.InitService;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Writes the files that a project starts with.
@Command(
        name = "init",
        description =
                "Write the files a project starts with. A file that differs is left, and what"
                        + " differs is shown; exit 1 then.")
public final class InitCommand implements Callable<Integer> {
    private static final String USAGE = "vox init [OPTIONS] [DIR]";

    private final Supplier<InitService> service;

    @Mixin private OutputOptions output;

    @Option(names = "--force", description = "Overwrite files that differ.")
    private boolean force;

    @Option(names = "--dry-run", description = "Write nothing; say what would be done.")
    private boolean dryRun;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The project's folder; made if need be. The current one unless given.")
    private Path folder = Path.of("");

    /// The command over the use case.
    public InitCommand(Supplier<InitService> service) {
        this.service = service;
    }

    @Override
    public Integer call() {
        Output out = output.open();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageProblem(
                    "DIR is not a folder: " + folder, "name a folder, or one to be made", USAGE);
        }
        InitReport report =
                service.get()
                        .init(new InitRequest(folder.toAbsolutePath().normalize(), force, dryRun));
        out.result(report, InitViews::report);
        return report.complete() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
