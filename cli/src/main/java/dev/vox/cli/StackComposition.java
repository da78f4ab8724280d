package dev.vox.cli;

import dev.vox.cli.command.CleanCommand;
import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.ContainerRequests;
import dev.vox.cli.command.DevCommand;
import dev.vox.cli.command.InfraCommand;
import dev.vox.cli.command.LogsCommand;
import dev.vox.cli.command.PlanDocuments;
import dev.vox.cli.command.RebuildCommand;
import dev.vox.cli.command.ReplCommand;
import dev.vox.cli.command.ResetCommand;
import dev.vox.cli.command.ServeOrchestratorCommand;
import dev.vox.cli.command.ServeStackCommand;
import dev.vox.cli.command.ServeWorkerCommand;
import dev.vox.cli.command.StackRequests;
import dev.vox.cli.command.StatusCommand;
import dev.vox.cli.command.StopCommand;
import dev.vox.cli.command.SwitchCommand;
import dev.vox.cli.output.Stderr;
import dev.vox.cli.output.Streams;
import dev.vox.embedded.EmbeddedDriver;
import dev.vox.embedded.ServerProcess;
import dev.vox.embedded.StackCommand;
import dev.vox.embedded.StackProcess;
import dev.vox.env.Launch;
import dev.vox.env.Project;
import dev.vox.env.Surroundings;
import dev.vox.probe.ServiceProber;
import dev.vox.profile.Backend;
import dev.vox.profile.Configuration;
import dev.vox.profile.Host;
import dev.vox.profile.Missing;
import dev.vox.profile.Profile;
import dev.vox.profile.Readiness;
import dev.vox.stack.PortCheck;
import dev.vox.stack.ProbedHealth;
import dev.vox.stack.ProcPortOwners;
import dev.vox.stack.StackService;
import dev.vox.stack.StackStatus;
import dev.vox.stack.compose.ComposeParts;
import dev.vox.stack.log.LogFormat;
import dev.vox.stack.log.LogSink;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Makes what the commands of the stack work with.
final class StackComposition {
    private final Streams streams;
    private final InstantSource clock;
    private final StackRequests requests;
    private final ContainerRequests containers;

    StackComposition(Streams streams, Map<String, String> environment, InstantSource clock) {
        this.streams = streams;
        this.clock = clock;
        this.requests =
                new StackRequests(
                        environment, Surroundings.detect(Path.of("/")), StackComposition::missing);
        this.containers =
                new ContainerRequests(
                        requests, new ContainerComposition(this::service, clock)::parts);
    }

    /// What the chosen profile needs of the embedded stack and this machine has not; the mock in its place needs nothing.
    private static List<Missing> missing(Configuration configuration) {
        Profile profile = configuration.profile();
        if (!configuration.choice().adapter().equals(profile.family())) {
            return List.of();
        }
        Host host =
                ProfileComposition.probe()
                        .observe(
                                configuration.project(),
                                configuration.variables().texts(),
                                List.of(profile));
        List<Missing> missing = Readiness.of(profile, host).missing().get(Backend.EMBEDDED);
        return missing == null
                ? List.of(
                        new Missing(
                                "an engine of the embedded stack",
                                "none for it",
                                "choose another model: vox profile list says which run here"))
                : missing;
    }

    List<CommandEntry> commands() {
        return List.of(
                CommandEntry.of(
                        "dev",
                        CommandGroup.STACK,
                        "start the stack with a model and a mode",
                        "vox dev kevin legacy",
                        () -> new DevCommand(this::service, containers)),
                CommandEntry.of(
                        "switch",
                        CommandGroup.STACK,
                        "change the model that the stack speaks with",
                        "vox switch kevin",
                        () -> new SwitchCommand(this::service, containers)),
                CommandEntry.of(
                        "status",
                        CommandGroup.STACK,
                        "show what is up, and how it is",
                        "vox status --json",
                        () -> new StatusCommand(this::status)),
                CommandEntry.of(
                        "logs",
                        CommandGroup.STACK,
                        "show the logs of the services",
                        "vox logs -f worker",
                        () -> new LogsCommand(clock, containers)),
                CommandEntry.of(
                        "stop",
                        CommandGroup.STACK,
                        "stop the stack",
                        "vox stop",
                        () -> new StopCommand(containers)),
                CommandEntry.of(
                        "clean",
                        CommandGroup.STACK,
                        "delete what the stack has left",
                        "vox clean",
                        () -> new CleanCommand(containers, streams)),
                CommandEntry.of(
                        "reset",
                        CommandGroup.STACK,
                        "clean, and start anew",
                        "vox reset kevin legacy",
                        () -> new ResetCommand(this::service, containers, streams)),
                CommandEntry.of(
                        "infra",
                        CommandGroup.STACK,
                        "start the infrastructure of the Compose file",
                        "vox infra",
                        () -> new InfraCommand(containers)),
                CommandEntry.of(
                        "rebuild",
                        CommandGroup.STACK,
                        "build images anew",
                        "vox rebuild orchestrator",
                        () -> new RebuildCommand(containers)),
                CommandEntry.parent(
                        "serve",
                        CommandGroup.SERVICES,
                        "run one service in the foreground",
                        "vox serve worker --port 7001",
                        services()));
    }

    private List<CommandEntry> services() {
        return List.of(
                CommandEntry.of(
                        "worker",
                        CommandGroup.SERVICES,
                        "run a speech worker",
                        "vox serve worker --port 7001 --adapter kevin",
                        () -> new ServeWorkerCommand(this::server, requests)),
                CommandEntry.of(
                        "orchestrator",
                        CommandGroup.SERVICES,
                        "run an orchestrator",
                        "vox serve orchestrator --port 8080",
                        () ->
                                new ServeOrchestratorCommand(
                                        this::server, requests, Build.current().version())),
                CommandEntry.of(
                                "stack",
                                CommandGroup.SERVICES,
                                "run the stack of a project",
                                "vox dev --foreground",
                                () -> new ServeStackCommand(this::process, requests))
                        .asHidden());
    }

    /// The loop, which changes the model of the stack that it talks to.
    ReplCommand repl(Map<String, String> environment) {
        return new ReplCommand(this::service, containers, streams, environment);
    }

    private PortCheck ports() {
        return new PortCheck(new ProcPortOwners(Path.of("/proc")));
    }

    private ServerProcess server() {
        return new ServerProcess(ports(), logs(), clock);
    }

    /// Resolves what a stack would be.
    PlanDocuments plans() {
        return new PlanDocuments(this::service, containers);
    }

    /// What is up in a project.
    StackStatus status(Project project) {
        return containers.status(project);
    }

    /// The processes of a project's stack in containers, as far as they are on this machine.
    List<Long> containerProcesses(Project project) {
        return containers.processes(project);
    }

    /// What the use cases of containers work with.
    ComposeParts parts() {
        return containers.parts().get();
    }

    /// The stack that is one process.
    StackService embedded() {
        return service();
    }

    private StackService service() {
        StackCommand command = new StackCommand(Launch.current(), Build.current().id());
        return new StackService(
                new EmbeddedDriver(command, this::process, logs()),
                ports(),
                new ProbedHealth(new ServiceProber()),
                clock);
    }

    private StackProcess process() {
        Build build = Build.current();
        return new StackProcess(build.version(), build.id(), clock);
    }

    /// The log of what runs in this process: stderr, for as long as somebody reads it.
    private LogSink logs() {
        Stderr stderr = new Stderr(streams.err(), false);
        return entry -> {
            stderr.write(LogFormat.print(entry));
            return true;
        };
    }
}
