package dev.vox.cli;

import dev.vox.bench.scenario.WorkloadKinds;
import dev.vox.bench.workload.WorkloadKind;
import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.bench.ListCommand;
import dev.vox.cli.command.bench.ValidateCommand;
import dev.vox.cli.option.Declared;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Makes what `vox bench` and `vox replay` work with.
///
/// @param environment of the process
/// @param clock tells the time
/// @param stack what is up in a project
record BenchComposition(
        Map<String, String> environment, InstantSource clock, StackComposition stack) {
    /// `vox bench`, and its relatives.
    List<CommandEntry> commands() {
        return List.of(
                CommandEntry.parent(
                        "bench",
                        CommandGroup.SPEECH,
                        "measure a stack: latency, barge-in, jitter, capacity",
                        "vox bench first-audio --samples 50",
                        subcommands()));
    }

    private List<CommandEntry> subcommands() {
        return List.of(
                entry(
                        "list",
                        "show the scenarios",
                        "vox bench list",
                        () -> new ListCommand(BenchComposition::kinds)),
                entry(
                        "validate",
                        "check the file of a scenario",
                        "vox bench validate my.yaml",
                        () -> new ValidateCommand(BenchComposition::kinds)));
    }

    private static CommandEntry entry(
            String name, String description, String example, Supplier<? extends Declared> factory) {
        return CommandEntry.of(name, CommandGroup.SPEECH, description, example, factory);
    }

    /// Every kind of workload, by the name that files give it; it is made when a file first names it.
    static WorkloadKinds kinds() {
        Map<String, Supplier<? extends WorkloadKind>> kinds = new LinkedHashMap<>();
        return WorkloadKinds.of(kinds);
    }
}
