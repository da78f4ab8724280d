package dev.vox.cli.command.contract;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;
import dev.vox.contract.transcript.Entry;
import dev.vox.contract.transcript.Recording;
import dev.vox.contract.transcript.Transcript;
import dev.vox.contract.transcript.TranscriptFile;
import dev.vox.contract.transport.Worker;
import dev.vox.env.Project;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/// Writes down what a worker answers.
public final class RecordCommand implements Callable<Integer>, Declared {
    private final ContractParts parts;
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private Path file = Path.of("");
    private Path transcript = Path.of("");
    private Duration timeout = Duration.ZERO;

    /// A command that starts or reaches workers.
    public RecordCommand(ContractParts parts) {
        this.parts = parts;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Call a worker with every sample of its contract, play its workflows, and"
                                + " write down what it answers and how long that took.",
                        "Whatever it answers is written; the file is there as a whole or not at"
                                + " all.")
                .with(project, output);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("30s")
                .about("How long an answer may take; ${DEFAULT-VALUE} unless given.")
                .to(given -> timeout = given);
        arguments.required(Path.class, "FILE").about("The contract.").to(given -> file = given);
        arguments
                .required(Path.class, "OUT")
                .about("Where to write: JSON lines, a call each.")
                .to(given -> transcript = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Contract contract = ContractReader.read(file);
        Output out = output.open();
        var stream = out.<Entry>stream(ContractViews::entry);
        Transcript recorded;
        try (Worker worker = parts.workers(new Project(project.resolve())).of(contract)) {
            recorded = new Recording(contract, timeout, stream::emit).of(worker);
        }
        TranscriptFile.write(recorded, transcript);
        out.note("wrote %s: %d calls".formatted(transcript, recorded.entries().size()));
        return ExitCode.OK;
    }
}
