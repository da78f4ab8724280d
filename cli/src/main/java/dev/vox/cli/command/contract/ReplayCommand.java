package dev.vox.cli.command.contract;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;
import dev.vox.contract.transcript.Comparison;
import dev.vox.contract.transcript.Difference;
import dev.vox.contract.transcript.Recording;
import dev.vox.contract.transcript.Transcript;
import dev.vox.contract.transcript.TranscriptFile;
import dev.vox.contract.transport.Worker;
import dev.vox.env.Project;
import dev.vox.expect.JsonPath;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/// Compares what a worker answered once with what it, or another, answers.
public final class ReplayCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox contract replay TRANSCRIPT [OPTIONS]";

    private final ContractParts parts;
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private Path transcript = Path.of("");
    private @Nullable Path against;
    private List<String> ignored = List.of();
    private Duration timeout = Duration.ZERO;

    /// A command that starts or reaches workers.
    public ReplayCommand(ContractParts parts) {
        this.parts = parts;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Compare a transcript with another, or with what the worker of a contract"
                                + " answers now.",
                        "Prints each difference by its path; exit 1 when there is one. How long"
                                + " calls took is none.")
                .with(project, output);
        arguments
                .option(Path.class, "FILE", "--against")
                .about("A transcript (.ndjson) or a contract; else the contract it was made by.")
                .to(given -> against = given);
        arguments
                .options(String.class, "PATH", "--ignore")
                .about("What may differ in results: $.startedAt, $.items[*].id")
                .to(given -> ignored = given);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("30s")
                .about("How long an answer may take; ${DEFAULT-VALUE} unless given.")
                .to(given -> timeout = given);
        arguments
                .required(Path.class, "TRANSCRIPT")
                .about("What `vox contract record` wrote.")
                .to(given -> transcript = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        List<JsonPath> spared = ignored.stream().map(ReplayCommand::path).toList();
        Transcript before = TranscriptFile.read(transcript);
        Transcript after = other(before);
        List<Difference> differences = Comparison.of(before, after, spared);
        output.open()
                .result(
                        new Replayed(before.entries().size(), differences),
                        ContractViews::replayed);
        return differences.isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private static JsonPath path(String text) {
        try {
            return JsonPath.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(
                    "--ignore '%s' is no path: %s".formatted(text, e.getMessage()),
                    "such as $.items[*].id",
                    USAGE);
        }
    }

    private Transcript other(Transcript before) throws InterruptedException {
        Path file = against == null ? Path.of(before.contract()) : against;
        if (file.toString().endsWith(".ndjson")) {
            return TranscriptFile.read(file);
        }
        Contract contract = ContractReader.read(file);
        try (Worker worker = parts.workers(new Project(project.resolve())).of(contract)) {
            return new Recording(contract, timeout, entry -> {}).of(worker);
        }
    }
}
