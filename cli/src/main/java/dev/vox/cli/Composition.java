package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.CommandLines;
import dev.vox.cli.command.CommandTable;
import dev.vox.cli.command.EntrypointCommand;
import dev.vox.cli.command.HelpCommand;
import dev.vox.cli.command.ImportJustfileCommand;
import dev.vox.cli.command.InitCommand;
import dev.vox.cli.command.SayCommand;
import dev.vox.cli.command.Topic;
import dev.vox.cli.command.TrainCommand;
import dev.vox.cli.output.Streams;
import dev.vox.entrypoint.Entrypoint;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Launch;
import dev.vox.stack.log.LogFolder;
import dev.vox.template.InitService;
import dev.vox.template.just.JustfileImport;
import dev.vox.template.just.Tool;
import dev.vox.voice.SayService;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The only place that makes adapters and hands them to commands. Nothing is made before its command is named.
final class Composition {
    private final Streams streams;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final StackComposition stack;

    Composition(
            Streams streams,
            Map<String, String> environment,
            InstantSource clock,
            Installation installation) {
        this.streams = streams;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.stack = new StackComposition(streams, this.environment, clock);
    }

    CommandTable commands() {
        List<CommandEntry> entries = new ArrayList<>(stack.commands());
        entries.add(
                CommandEntry.of(
                        "say",
                        CommandGroup.SPEECH,
                        "speak a text through the running stack",
                        "vox say \"Hello, this is vox\" -o hello.wav",
                        () -> new SayCommand(stack::status, this::speech, streams)));
        entries.add(ScenarioComposition.command(stack::status));
        entries.addAll(new BenchComposition(environment, clock, stack).commands());
        entries.add(
                CommandEntry.of(
                        "repl",
                        CommandGroup.SPEECH,
                        "talk to the stack, line by line or by a script",
                        "vox repl",
                        () -> stack.repl(environment)));
        entries.add(
                CommandEntry.of(
                        EntrypointCommand.NAME,
                        CommandGroup.SERVICES,
                        "be the first process of a container, and become its service",
                        "vox entrypoint orchestrator",
                        this::entrypoint));
        ValidateComposition validation =
                new ValidateComposition(environment, clock, stack, this::names);
        entries.addAll(validation.commands());
        entries.add(
                new ContractComposition(
                                project -> validation.target(project, EnvironmentFlags.NONE),
                                validation.contractRun())
                        .command());
        entries.add(ConfigComposition.command());
        entries.add(ProbeComposition.command());
        entries.add(DoctorComposition.command(streams, environment, clock, stack));
        entries.add(ProfileComposition.command(environment));
        entries.add(VoicesComposition.command(environment));
        entries.add(new EnvironmentComposition(environment).command());
        entries.add(
                CommandEntry.of(
                        "init",
                        CommandGroup.PROJECT,
                        "write the files a project starts with",
                        "vox init --dry-run",
                        () -> new InitCommand(InitService::new)));
        entries.add(
                CommandEntry.parent(
                        "import",
                        CommandGroup.PROJECT,
                        "take over what another tool did",
                        "vox import justfile",
                        List.of(
                                CommandEntry.of(
                                        "justfile",
                                        CommandGroup.PROJECT,
                                        "say which command does what a recipe did",
                                        "vox import justfile ../old/justfile",
                                        () -> new ImportJustfileCommand(this::justfiles)))));
        entries.add(
                CommandEntry.of(
                        "help",
                        CommandGroup.HELP,
                        "show the commands, the usage of one, or a topic",
                        "vox help exit-codes",
                        () -> new HelpCommand(this::commands, topics(), lines())));
        entries.add(
                CommandEntry.of(
                                "train",
                                CommandGroup.HELP,
                                "run what must start fast, for the AOT cache",
                                "vox train FOLDER",
                                () -> new TrainCommand(this::runQuietly, environment))
                        .asHidden());
        return new CommandTable(entries);
    }

    /// What commands are called.
    private Set<String> names() {
        return Set.copyOf(CommandTable.names(commands().entries()));
    }

    /// The first process of a container.
    EntrypointCommand entrypoint() {
        return new EntrypointCommand(
                new Entrypoint(environment),
                Launch.inherited(),
                arguments -> Main.run(arguments, streams, environment, clock));
    }

    private JustfileImport justfiles() {
        return new JustfileImport(new Tool(commands()::has, Set.copyOf(LogFolder.SERVICES)));
    }

    private SayService speech() {
        return new SayService(environment.getOrDefault("PATH", ""));
    }

    private int runQuietly(List<String> arguments) {
        Streams quiet =
                new Streams(
                        InputStream.nullInputStream(),
                        Streams.Sink.pipe(OutputStream.nullOutputStream()),
                        Streams.Sink.pipe(OutputStream.nullOutputStream()));
        return Main.run(arguments, quiet, environment, clock);
    }

    List<Topic> topics() {
        return Topics.all();
    }

    CommandLines lines() {
        return new CommandLines(streams, environment);
    }
}
