package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.contract.CallCommand;
import dev.vox.cli.command.contract.ContractParts;
import dev.vox.cli.command.contract.RecordCommand;
import dev.vox.cli.command.contract.ReplayCommand;
import dev.vox.cli.command.contract.ValidateCommand;
import dev.vox.contract.transport.ContainerDoor;
import dev.vox.contract.transport.Variables;
import dev.vox.contract.transport.Workers;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Target;

import java.util.List;
import java.util.function.Function;

/// Makes what `vox contract` works with.
///
/// @param targets what a project's texts are expanded by
/// @param run audits a worker
record ContractComposition(Function<Project, Target> targets, CommandEntry run) {
    private static final CommandGroup GROUP = CommandGroup.SERVICES;

    CommandEntry command() {
        ContractParts parts = parts();
        return CommandEntry.parent(
                "contract",
                GROUP,
                "hold a worker against its contract",
                "vox contract run device.yaml",
                List.of(
                        run,
                        CommandEntry.of(
                                "call",
                                GROUP,
                                "call one operation of a worker",
                                "vox contract call device.yaml describeDevice --arg id=gpu-0",
                                () -> new CallCommand(parts)),
                        CommandEntry.of(
                                "record",
                                GROUP,
                                "write down what a worker answers to every sample",
                                "vox contract record device.yaml before.ndjson",
                                () -> new RecordCommand(parts)),
                        CommandEntry.of(
                                "replay",
                                GROUP,
                                "compare a record with another, or with the worker",
                                "vox contract replay before.ndjson --against device.yaml",
                                () -> new ReplayCommand(parts)),
                        CommandEntry.of(
                                "validate",
                                GROUP,
                                "check the file of a contract",
                                "vox contract validate device.yaml",
                                ValidateCommand::new)));
    }

    /// What the commands work with.
    ContractParts parts() {
        return new ContractParts(project -> variables(targets.apply(project)), this::containers);
    }

    static Variables variables(Target target) {
        return text -> {
            try {
                return target.expand(text);
            } catch (CheckBroken e) {
                throw new InvalidConfiguration(
                        "['%s'] %s".formatted(text, e.getMessage()), null, e);
            }
        };
    }

    /// Makes the workers of contracts, whose texts may hold the variables of what is validated.
    static Workers workers(Target target) {
        return new Workers(() -> containers(target), variables(target));
    }

    private ContainerDoor containers(Project project) {
        return containers(targets.apply(project));
    }

    private static ContainerDoor containers(Target target) {
        try {
            return new EngineDoor(target.environment());
        } catch (CheckBroken e) {
            throw new InvalidConfiguration(String.valueOf(e.getMessage()), null, e);
        }
    }
}
