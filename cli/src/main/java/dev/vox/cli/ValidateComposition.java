package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.contract.RunCommand;
import dev.vox.cli.command.validate.ReportCommand;
import dev.vox.cli.command.validate.ValidateCommand;
import dev.vox.cli.command.validate.ValidateParts;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.profile.Configuration;
import dev.vox.validate.CheckKind;
import dev.vox.validate.CheckKinds;
import dev.vox.validate.Needs;
import dev.vox.validate.ProjectTarget;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;
import dev.vox.validate.check.WorkerKind;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Makes what `vox validate` and `vox doctor` work with.
///
/// @param environment of the process
/// @param clock tells the time
/// @param stack what is up in a project, what would be, and what the use cases of containers work with
/// @param names of this tool's commands
record ValidateComposition(
        Map<String, String> environment,
        InstantSource clock,
        StackComposition stack,
        Supplier<Set<String>> names) {
    /// The commands of validation.
    List<CommandEntry> commands() {
        return List.of(
                CommandEntry.of(
                                "validate",
                                CommandGroup.HELP,
                                "run checks, phase by phase",
                                "vox validate --phase 4 --report junit=report.xml",
                                () -> new ValidateCommand(parts()))
                        .having(List.of(report())));
    }

    /// `vox contract run`.
    CommandEntry contractRun() {
        return CommandEntry.of(
                "run",
                CommandGroup.SERVICES,
                "audit a worker in four phases, by calling it",
                "vox contract run device.yaml --phase 1",
                () -> new RunCommand(parts()));
    }

    private static CommandEntry report() {
        return CommandEntry.of(
                "report",
                CommandGroup.HELP,
                "turn the JSON report of a validation into another",
                "vox validate report run.json --as junit=report.xml",
                ReportCommand::new);
    }

    /// Every kind of check, by the name that phase files give it; it is made when a phase file first names it.
    CheckKinds kinds() {
        Map<String, Supplier<? extends CheckKind>> kinds = new LinkedHashMap<>();
        kinds.putAll(new ServiceKinds(environment, stack::plans, clock).all());
        kinds.putAll(new ProjectKinds(environment, stack::parts, names, clock).all());
        kinds.put("worker", () -> new WorkerKind(ContractComposition::workers, clock));
        return CheckKinds.of(kinds);
    }

    /// What the commands work with.
    ValidateParts parts() {
        return new ValidateParts(
                this::kinds,
                this::target,
                this::variables,
                project -> new Needs(new MachineFacts(project)),
                ContractComposition::workers,
                clock,
                Build.current().version());
    }

    /// What is validated in a project.
    Target target(Project project, EnvironmentFlags flags) {
        return new ProjectTarget(
                project,
                () -> variables(project, flags),
                () -> Variables.resolve(List.of(Layer.process(environment)), ExpandOrder.VOX),
                () -> StackUnderTest.of(stack.status(project)));
    }

    private Variables variables(Project project, EnvironmentFlags flags) {
        return Configuration.read(project, environment, flags).variables().check();
    }
}
