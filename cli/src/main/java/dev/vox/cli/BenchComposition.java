package dev.vox.cli;

import dev.vox.bench.scenario.WorkloadKinds;
import dev.vox.bench.target.TargetParts;
import dev.vox.bench.target.Targets;
import dev.vox.bench.target.VoxProgram;
import dev.vox.bench.workload.BargeInKind;
import dev.vox.bench.workload.ControlKind;
import dev.vox.bench.workload.DuplexBargeInKind;
import dev.vox.bench.workload.FirstAudioKind;
import dev.vox.bench.workload.JitterKind;
import dev.vox.bench.workload.ModelLoadKind;
import dev.vox.bench.workload.RampKind;
import dev.vox.bench.workload.SoakKind;
import dev.vox.bench.workload.StartupKind;
import dev.vox.bench.workload.ThroughputKind;
import dev.vox.bench.workload.WorkloadKind;
import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.bench.AbCommand;
import dev.vox.cli.command.bench.BenchCommand;
import dev.vox.cli.command.bench.BenchParts;
import dev.vox.cli.command.bench.ListCommand;
import dev.vox.cli.command.bench.ReplayCommand;
import dev.vox.cli.command.bench.ReportCommand;
import dev.vox.cli.command.bench.TraceCommand;
import dev.vox.cli.command.bench.TraceParts;
import dev.vox.cli.command.bench.ValidateCommand;
import dev.vox.cli.option.Declared;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Launch;
import dev.vox.env.Project;
import dev.vox.probe.ServiceProber;
import dev.vox.profile.Configuration;
import dev.vox.stack.ProbedHealth;
import dev.vox.stack.ProcPortOwners;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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
                entry(
                                "bench",
                                "measure a stack: latency, barge-in, jitter, capacity",
                                "vox bench first-audio --samples 50",
                                () -> new BenchCommand(parts()))
                        .having(subcommands()),
                entry(
                        "replay",
                        "hold a recorded conversation again, and say what differs",
                        "vox replay barge-in.voxtrace",
                        () -> new ReplayCommand(traces())));
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
                        () -> new ValidateCommand(BenchComposition::kinds)),
                entry(
                        "report",
                        "show a result that was kept again, in any form",
                        "vox bench report result.json --html bench.html",
                        () -> new ReportCommand()),
                entry(
                        "trace",
                        "record one conversation: audio, events, environment",
                        "vox bench trace barge-in --perfetto barge-in.json",
                        () -> new TraceCommand(traces())),
                entry(
                        "ab",
                        "measure two stacks in turns, and compare them",
                        "vox bench ab --a model=piper --b model=cosyvoice2",
                        () -> new AbCommand(parts())));
    }

    /// What `vox bench` and what stands behind it work with.
    BenchParts parts() {
        return new BenchParts(BenchComposition::kinds, this::targets, clock, System::nanoTime);
    }

    private TraceParts traces() {
        return new TraceParts(parts(), this::censor);
    }

    /// Takes the secrets of a project, and of the process's environment, out of a text.
    private UnaryOperator<String> censor(Project project) {
        return Configuration.readLeniently(
                                project, environment, EnvironmentFlags.NONE, mistake -> {})
                        .variables()
                        .secrets()
                ::masked;
    }

    /// Opens what is measured in a project.
    Targets targets(Project project) {
        Build build = Build.current();
        return new Targets(
                new TargetParts(
                        project,
                        environment,
                        stack::status,
                        stack::containerProcesses,
                        new ProbedHealth(new ServiceProber()),
                        new ProcPortOwners(Path.of("/proc")),
                        new TargetParts.Tool(
                                VoxProgram.current(Launch.current()),
                                build.version(),
                                build.id(),
                                Runtime.version().toString())));
    }

    private static CommandEntry entry(
            String name, String description, String example, Supplier<? extends Declared> factory) {
        return CommandEntry.of(name, CommandGroup.SPEECH, description, example, factory);
    }

    /// Every kind of workload, by the name that files give it; it is made when a file first names it.
    static WorkloadKinds kinds() {
        Map<String, Supplier<? extends WorkloadKind>> kinds = new LinkedHashMap<>();
        kinds.put("first-audio", FirstAudioKind::new);
        kinds.put("throughput", ThroughputKind::new);
        kinds.put("jitter", JitterKind::new);
        kinds.put("control", ControlKind::new);
        kinds.put("barge-in", BargeInKind::new);
        kinds.put(DuplexBargeInKind.NAME, DuplexBargeInKind::new);
        kinds.put(ModelLoadKind.NAME, ModelLoadKind::new);
        kinds.put(StartupKind.NAME, StartupKind::new);
        kinds.put(RampKind.NAME, RampKind::new);
        kinds.put(SoakKind.NAME, SoakKind::new);
        return WorkloadKinds.of(kinds);
    }
}
