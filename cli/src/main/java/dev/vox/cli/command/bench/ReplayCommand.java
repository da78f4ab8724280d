package dev.vox.cli.command.bench;

import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.trace.ReplayLead;
import dev.vox.bench.trace.TraceComparison;
import dev.vox.bench.trace.TraceEngine;
import dev.vox.bench.trace.TraceFile;
import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/// Holds a recorded conversation again, and says what differs.
public final class ReplayCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox replay FILE [OPTIONS]";

    private final TraceParts parts;
    private final TargetOptions targets = TargetOptions.one();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private Path recorded = Path.of("");
    private @Nullable Path target;
    private @Nullable String voice;
    private Duration tolerance = Duration.ZERO;

    /// A command that works with some parts.
    public ReplayCommand(TraceParts parts) {
        this.parts = parts;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Hold a recorded conversation again, and say what differs.",
                        "The microphone gives the same samples, and what was typed and commanded is"
                                + " so again at the same moments. Exit 1 when something differs by"
                                + " more than the tolerance.")
                .with(targets, project, output);
        arguments
                .option(Path.class, "FILE", "-o", "--output")
                .about("Keep the new recording.")
                .to(given -> target = given);
        arguments
                .option(String.class, "ID", "--voice")
                .about("The voice to speak with; else the stack's own.")
                .to(given -> voice = given);
        arguments
                .option(Duration.class, "TIME", "--tolerance")
                .read(new DurationConverter())
                .otherwise("40ms")
                .about("How far apart what is the same may be; ${DEFAULT-VALUE} unless given.")
                .to(given -> tolerance = given);
        arguments
                .required(Path.class, "FILE")
                .about("What vox bench trace wrote.")
                .to(given -> recorded = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Project here = new Project(project.resolve());
        TargetRequest request = targets.request(here, USAGE);
        requireApart();
        Output out = output.open();
        try (TraceFile before = TraceFile.open(recorded)) {
            if (target != null) {
                return replay(before, here, request, target, out);
            }
            return replayOnce(before, here, request, out);
        }
    }

    /// A new recording must not take the place of the one that it is compared with.
    private void requireApart() {
        if (target != null
                && target.toAbsolutePath()
                        .normalize()
                        .equals(recorded.toAbsolutePath().normalize())) {
            throw new UsageProblem(
                    "-o and FILE are both %s".formatted(target),
                    "keep the new recording in a file of its own",
                    USAGE);
        }
    }

    private int replayOnce(TraceFile before, Project here, TargetRequest request, Output out)
            throws InterruptedException {
        Path folder = scratch();
        Path file = folder.resolve("replay.voxtrace");
        try {
            return replay(before, here, request, file, out);
        } finally {
            remove(file);
            remove(folder);
        }
    }

    private int replay(TraceFile before, Project here, TargetRequest request, Path file, Output out)
            throws InterruptedException {
        TraceEngine.Recorded replayed =
                parts.record(
                        here,
                        request,
                        voice,
                        file,
                        out,
                        "replaying",
                        (client, progress) -> new ReplayLead(before, progress));
        if (replayed.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        replayed.manifest().flaws().forEach(out::warn);
        try (TraceFile after = TraceFile.open(file)) {
            TraceComparison comparison = TraceComparison.of(before, after, tolerance);
            out.result(new ReplayViews.Shown(recorded, target, comparison), ReplayViews::replayed);
            return comparison.same() ? ExitCode.OK : ExitCode.NEGATIVE;
        }
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("vox-replay-");
        } catch (IOException e) {
            throw new OperationFailed("no temporary folder can be made", null, e);
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It lies in the folder for what is temporary.
        }
    }
}
