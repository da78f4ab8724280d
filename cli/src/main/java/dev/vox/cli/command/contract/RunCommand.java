package dev.vox.cli.command.contract;

import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.command.validate.AuditPhases;
import dev.vox.cli.command.validate.DomainAudits;
import dev.vox.cli.command.validate.ValidateParts;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.option.ReportOptions;
import dev.vox.contract.audit.AuditLimits;
import dev.vox.contract.library.ContractLibrary;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;
import dev.vox.env.Project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/// Holds a worker to its contract by calling it.
public final class RunCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox contract run FILE|DOMAIN [--phase N] [OPTIONS]";
    private static final int MOST_CALLS = 10_000;

    private final ValidateParts parts;
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();
    private final ReportOptions reports = new ReportOptions(output);

    private String word = "";
    private List<String> phases = List.of();
    private boolean strict;
    private Duration patience = AuditLimits.USUAL.patience();
    private int calls = AuditLimits.USUAL.calls();

    /// A command that works with some parts.
    public RunCommand(ValidateParts parts) {
        this.parts = parts;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Hold a worker to its contract by calling it: inventory, protocol, work"
                                + " list, proof.",
                        "Exit 1 when something is broken, 4 when the worker cannot be started"
                                + " here.")
                .with(reports, environment, project, output);
        arguments
                .options(String.class, "N", "--phase")
                .about("Only these phases: 4, 2-4, 1,3. Repeatable.")
                .to(given -> phases = given);
        arguments
                .flag("--strict")
                .about("What is worth mending counts as broken.")
                .to(on -> strict = on);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("5s")
                .about("How long an answer may take; ${DEFAULT-VALUE} unless given.")
                .to(given -> patience = given);
        arguments
                .option(Integer.class, "N", "--calls")
                .about("How often an operation with a budget is measured; 20 unless given.")
                .to(given -> calls = given);
        arguments
                .required(String.class, "FILE|DOMAIN")
                .about("A contract's file, or a domain of the project or of a shipped example.")
                .to(given -> word = given);
    }

    @Override
    public Integer call() {
        if (calls < 1 || calls > MOST_CALLS) {
            throw new UsageProblem(
                    "--calls must be from 1 to 10000, not " + calls, "such as --calls 100", USAGE);
        }
        var chosen = AuditPhases.of(phases, USAGE);
        Project here = new Project(project.resolve());
        Path file = Path.of(word);
        boolean named =
                !Files.isRegularFile(file) && !word.contains("/") && !word.endsWith(".yaml");
        ContractLibrary library = named ? library(here) : ContractLibrary.beside(file);
        Contract contract = named ? library.contract(word) : ContractReader.read(file);
        return new DomainAudits(parts, reports, output.open())
                .run(
                        here,
                        environment.flags(),
                        new DomainAudits.Request(
                                List.of(contract),
                                library.dependsOn(),
                                chosen,
                                new AuditLimits(patience, calls),
                                strict,
                                false));
    }

    private static ContractLibrary library(Project here) {
        return ContractLibrary.of(here.root(), here.root().resolve(".vox/contracts"));
    }
}
