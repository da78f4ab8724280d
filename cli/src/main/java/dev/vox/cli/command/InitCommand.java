package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.template.InitReport;
import dev.vox.template.InitRequest;
import dev.vox.template.InitService;
import dev.vox.template.Template;
import dev.vox.text.Nearest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Writes the files that a project starts with.
public final class InitCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox init [OPTIONS] [DIR]";

    private final Supplier<InitService> service;

    private final OutputOptions output = new OutputOptions();

    private String template = Template.PROJECT.word();
    private boolean force;
    private boolean dryRun;

    private Path folder = Path.of("");

    /// The command over the use case.
    public InitCommand(Supplier<InitService> service) {
        this.service = service;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Write the files a project starts with. A file that differs is left, and"
                                + " what differs is shown; exit 1 then.")
                .with(output);
        arguments
                .option(String.class, "NAME", "--template")
                .about(
                        "What kind of project: project, or compose for the stack in containers;"
                                + " project unless given.")
                .to(given -> template = given);
        arguments
                .flag("--force")
                .about("Overwrite files that differ; what was there is kept as FILE.before-init.")
                .to(on -> force = on);
        arguments
                .flag("--dry-run")
                .about("Write nothing; say what would be done.")
                .to(on -> dryRun = on);
        arguments
                .optional(Path.class, "DIR")
                .about("The project's folder; made if need be. The current one unless given.")
                .to(given -> folder = given);
    }

    @Override
    public Integer call() {
        Output out = output.open();
        Template wanted = wanted();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageProblem(
                    "DIR is not a folder: " + folder, "name a folder, or one to be made", USAGE);
        }
        Path root = folder.toAbsolutePath().normalize();
        InitReport report = service.get().init(new InitRequest(root, force, dryRun, wanted));
        above(root)
                .ifPresent(project ->
                        out.note(
                                "note: %s lies in the project %s; in it, vox uses this one"
                                        .formatted(root, project)));
        out.result(report, InitViews::report);
        return report.complete() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private Template wanted() {
        for (Template each : Template.values()) {
            if (each.word().equals(template)) {
                return each;
            }
        }
        String there = "there are: " + String.join(", ", Template.words());
        throw new UsageProblem(
                "unknown template '%s'".formatted(template),
                Nearest.to(template, Template.words())
                        .map(near -> "did you mean '%s'? %s".formatted(near, there))
                        .orElse(there),
                USAGE);
    }

    /// The project that a folder lies in.
    private static Optional<Path> above(Path folder) {
        Path parent = folder.getParent();
        return parent == null ? Optional.empty() : Project.above(parent);
    }
}
