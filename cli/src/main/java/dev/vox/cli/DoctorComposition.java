package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.doctor.DoctorCommand;
import dev.vox.cli.command.doctor.DoctorTools;
import dev.vox.cli.output.Streams;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Configuration;
import dev.vox.stack.ContainerService;
import dev.vox.stack.ContainerStack;
import dev.vox.stack.StackStatus;
import dev.vox.validate.CheckKinds;
import dev.vox.validate.Needs;
import dev.vox.validate.Phase;
import dev.vox.validate.PhaseFile;
import dev.vox.validate.PhaseReader;
import dev.vox.validate.PhaseRunner;
import dev.vox.validate.ProjectTarget;
import dev.vox.validate.ShippedPhases;
import dev.vox.validate.Target;
import dev.vox.validate.bundle.Bundle;
import dev.vox.validate.bundle.BundlePart;
import dev.vox.validate.bundle.Censor;
import dev.vox.validate.bundle.CommandPart;
import dev.vox.validate.bundle.ConfigurationParts;
import dev.vox.validate.bundle.LogParts;
import dev.vox.validate.bundle.SecretSearch;
import dev.vox.validate.bundle.VersionsPart;
import dev.vox.validate.doctor.Doctor;
import dev.vox.validate.doctor.DoctorMarkdown;
import dev.vox.validate.doctor.Examination;
import dev.vox.validate.remedy.ChangeMaker;
import dev.vox.validate.remedy.Remedies;
import dev.vox.validate.remedy.Remedy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Makes what `vox doctor` works with.
final class DoctorComposition implements DoctorTools {
    /// For all parts of a bundle together, so that an engine that does not answer holds nobody up.
    private static final Duration PACKING = Duration.ofSeconds(8);

    /// Prerequisites and configuration.
    private static final List<String> PHASES = List.of("phase-1.yaml", "phase-2.yaml");

    /// How long it may take to find out which containers there are.
    private static final Duration ASKING = Duration.ofSeconds(3);

    private static final String LOG_LINES = "5000";

    private final Map<String, String> environment;
    private final InstantSource clock;
    private final StackComposition stack;

    private DoctorComposition(
            Map<String, String> environment, InstantSource clock, StackComposition stack) {
        this.environment = environment;
        this.clock = clock;
        this.stack = stack;
    }

    static CommandEntry command(
            Streams streams,
            Map<String, String> environment,
            InstantSource clock,
            StackComposition stack) {
        return CommandEntry.of(
                "doctor",
                CommandGroup.HELP,
                "find out what is wrong here, and mend what is safe to mend",
                "vox doctor --fix",
                () ->
                        new DoctorCommand(
                                new DoctorComposition(environment, clock, stack), streams, clock));
    }

    @Override
    public List<Remedy> remedies(Project project) {
        return Remedies.of(project, environment, clock);
    }

    @Override
    public Doctor doctor(Project project, List<Remedy> remedies) {
        return new Doctor(project, phases(), remedies, runner(project), clock, Doctor.LIMIT);
    }

    /// What ships, whatever the project says of it: a phase of the project's that is broken keeps nobody from an examination.
    private List<Phase> phases() {
        CheckKinds kinds =
                CheckKinds.of(
                        new ProjectKinds(environment, stack::parts, Set::of, clock, true).all());
        List<PhaseFile> files =
                ShippedPhases.files().stream()
                        .filter(file -> PHASES.stream().anyMatch(file.source()::endsWith))
                        .toList();
        return PhaseReader.read(kinds, files, List.of());
    }

    private Doctor.Runner runner(Project project) {
        Target target =
                new ProjectTarget(
                        project,
                        () -> variables(project),
                        () -> variables(project),
                        Optional::empty);
        PhaseRunner runner =
                new PhaseRunner(new Needs(new MachineFacts(project)), clock, System::nanoTime);
        PhaseRunner.Request request =
                new PhaseRunner.Request(Build.current().version(), false, false);
        return (phase, events) -> {
            var _ = runner.run(List.of(phase), target, request, events);
        };
    }

    @Override
    public ChangeMaker changes(Project project) {
        return new ChangeMaker(project, clock, stack::embedded);
    }

    @Override
    public Censor censor(Project project) {
        return SecretSearch.in(project, variables(project));
    }

    @Override
    public Bundle bundle(Project project, Examination examination, String report, Censor censor) {
        List<BundlePart> parts = new ArrayList<>();
        parts.add(new BundlePart("report.json", "what vox doctor found", () -> report));
        parts.add(
                new BundlePart(
                        "report.md",
                        "the same as a checklist",
                        () -> DoctorMarkdown.of(examination)));
        parts.add(VersionsPart.of(version(), project, variables(project).texts()));
        parts.add(said(project, "environment.json", "the variables in effect", "env", "list"));
        parts.add(said(project, "environment-lint.json", "mistakes in them", "env", "lint"));
        parts.add(said(project, "config/effective.json", "what vox.yaml says", "config", "show"));
        parts.add(said(project, "config/profiles.json", "the models", "profile", "list"));
        parts.addAll(ConfigurationParts.of(project));
        parts.add(said(project, "plan.json", "what a start would do", "dev", "--dry-run"));
        parts.add(said(project, "status.json", "what is up", "status"));
        parts.addAll(LogParts.of(project));
        parts.addAll(containers(project));
        return new Bundle(parts, censor, PACKING);
    }

    @Override
    public String version() {
        return Build.current().line();
    }

    private BundlePart said(Project project, String name, String about, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--json", "--project", project.root().toString()));
        return CommandPart.of(name, about, this::run, arguments);
    }

    private CommandPart.Answer run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        Streams.Sink.pipe(out),
                        Streams.Sink.pipe(err));
        int exit = Main.run(arguments, streams, environment, clock);
        return new CommandPart.Answer(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// One part a service of a stack in containers, where an engine says in time that there is one.
    private List<BundlePart> containers(Project project) {
        FutureTask<StackStatus> asked = new FutureTask<>(() -> stack.status(project));
        Thread.ofPlatform().daemon().name("vox-bundle status").start(asked);
        try {
            return asked.get(ASKING.toMillis(), TimeUnit.MILLISECONDS)
                            instanceof StackStatus.Containers(_, ContainerStack up)
                    ? up.services().stream().map(each -> container(project, each)).toList()
                    : List.of();
        } catch (ExecutionException | TimeoutException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            asked.cancel(true);
        }
    }

    private BundlePart container(Project project, ContainerService service) {
        String name = service.name();
        List<String> arguments =
                List.of(
                        "logs",
                        name,
                        "--tail",
                        LOG_LINES,
                        "--plain",
                        "--project",
                        project.root().toString());
        return CommandPart.of(
                "logs/container-" + name + ".log",
                "the last lines of the container of " + name,
                this::run,
                arguments);
    }

    /// What can be read of the variables: a line that is wrong is a finding, and keeps nothing else from being looked at.
    private Variables variables(Project project) {
        try {
            return Configuration.readLeniently(
                            project, environment, EnvironmentFlags.NONE, mistake -> {})
                    .variables();
        } catch (InvalidConfiguration e) {
            return Variables.resolve(List.of(Layer.process(environment)), ExpandOrder.VOX);
        }
    }
}
