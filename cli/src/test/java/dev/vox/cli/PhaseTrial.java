package dev.vox.cli;

import dev.vox.cli.command.CommandTable;
import dev.vox.embedded.Engines;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.profile.Backend;
import dev.vox.profile.Configuration;
import dev.vox.profile.HostProbe;
import dev.vox.stack.compose.ComposeParts;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.validate.CheckKind;
import dev.vox.validate.CheckKinds;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Lack;
import dev.vox.validate.Needs;
import dev.vox.validate.Phase;
import dev.vox.validate.PhaseReader;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.PhaseRunner;
import dev.vox.validate.ProjectTarget;
import dev.vox.validate.RunReport;
import dev.vox.validate.ShippedPhases;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.check.host.HostFacts;
import dev.vox.validate.check.host.HostKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs the shipped phases of machine and project against a folder, on a machine whose facts are given.
final class PhaseTrial {
    private static final Set<Integer> NUMBERS = Set.of(1, 2, 3, 5);
    private static final Path CHECKOUT = Path.of("src/test/resources/projects/voice-chat");
    private static final List<String> NAMED = List.of("env.defaults", "env.example");

    final Project project;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable ContainerObserver engine;
    private @Nullable StackUnderTest stack;
    private long room = 100_000_000_000L;

    PhaseTrial(Path folder) {
        this.project = new Project(folder.toAbsolutePath().normalize());
    }

    /// A Python checkout as there are many, whose ports nobody has.
    static PhaseTrial ofCheckout(Path folder) throws IOException {
        Map<String, String> free = FreePorts.variables();
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(CHECKOUT.relativize(file).toString());
                if (NAMED.contains(String.valueOf(file.getFileName()))) {
                    to = to.resolveSibling("." + file.getFileName());
                }
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Path compose = folder.resolve("docker-compose.yml");
        String text = Files.readString(compose);
        List<String> ports = List.copyOf(free.values());
        Files.writeString(
                compose,
                text.replace("6379:6379", ports.get(0) + ":6379")
                        .replace("\"7880:7880\", \"7881:7881\"", "\"7880\"")
                        .replace("8443:8443", ports.get(1) + ":8443")
                        .replace("8080:8080", ports.get(2) + ":8080")
                        .replace("8081:8081", ports.get(3) + ":8081"));
        return new PhaseTrial(folder);
    }

    /// What `vox init` writes, on ports that nobody has.
    static PhaseTrial ofTemplate(Path folder) throws IOException {
        if (Run.vox("init", "--template", "compose", folder.toString()).exit() != 0) {
            throw new IOException("vox init failed");
        }
        return new PhaseTrial(folder).with(FreePorts.variables());
    }

    PhaseTrial with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    PhaseTrial with(ContainerObserver observer) {
        engine = observer;
        return this;
    }

    PhaseTrial with(StackUnderTest up) {
        stack = up;
        return this;
    }

    PhaseTrial withRoom(long bytes) {
        room = bytes;
        return this;
    }

    /// Writes a file, over the one that is there.
    PhaseTrial write(String file, String text) throws IOException {
        Path path = project.root().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /// Changes a file.
    PhaseTrial replace(String file, String from, String to) throws IOException {
        String text = Files.readString(project.root().resolve(file));
        if (!text.contains(from)) {
            throw new IOException(file + " has no " + from);
        }
        return write(file, text.replace(from, to));
    }

    /// Runs them all.
    RunReport run() {
        PhaseRunner runner = new PhaseRunner(new Needs(new Machine()), Run.CLOCK, System::nanoTime);
        ProjectTarget target =
                new ProjectTarget(
                        project,
                        () -> configuration().variables().check(),
                        () ->
                                Variables.resolve(
                                        List.of(Layer.process(environment)), ExpandOrder.VOX),
                        () -> Optional.ofNullable(stack));
        return runner.run(
                phases(), target, new PhaseRunner.Request("1", false, false), event -> {});
    }

    /// What they came to, a line each: status, id, and why where it did not pass; folder and ports are left out.
    String outcome() {
        return run().phases().stream().map(this::outcome).collect(Collectors.joining("\n"));
    }

    /// What a check came to.
    CheckResult result(String id) {
        return run().phases().stream()
                .flatMap(phase -> phase.checks().stream())
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// The ids of those that failed or broke.
    List<String> failed() {
        return run().phases().stream()
                .flatMap(phase -> phase.checks().stream())
                .filter(check ->
                        switch (check.status()) {
                            case FAIL, ERROR -> true;
                            case PASS, WARN, SKIP, BLOCKED -> false;
                        })
                .map(CheckResult::id)
                .toList();
    }

    private String outcome(PhaseResult phase) {
        StringBuilder text = new StringBuilder();
        text.append("%s %s: %s%n".formatted(phase.name(), phase.title(), phase.status()));
        for (CheckResult check : phase.checks()) {
            String why = check.problem() == null ? "" : ": " + shown(check.problem());
            text.append("  %-7s %s%s%n".formatted(check.status(), check.id(), why));
        }
        return text.toString();
    }

    private String shown(String text) {
        return text.replace(project.root().toString(), "PROJECT").replaceAll("\\d{4,5}", "N");
    }

    List<Phase> phases() {
        return PhaseReader.read(CheckKinds.of(kinds()), shipped(), List.of());
    }

    private static List<dev.vox.validate.PhaseFile> shipped() {
        return ShippedPhases.files().stream()
                .filter(file ->
                        NUMBERS.stream().anyMatch(n -> file.source().contains("phase-" + n)))
                .toList();
    }

    private Map<String, Supplier<? extends CheckKind>> kinds() {
        Map<String, Supplier<? extends CheckKind>> kinds =
                new LinkedHashMap<>(
                        new ProjectKinds(
                                        environment,
                                        this::parts,
                                        () ->
                                                Set.copyOf(
                                                        CommandTable.names(
                                                                tool().commands().entries())),
                                        Run.CLOCK)
                                .all());
        kinds.put("host", () -> new HostKind(this::machine));
        return kinds;
    }

    private Composition tool() {
        return new Composition(
                new Run.Recorder(false).streams(),
                environment,
                Run.CLOCK,
                new Installation(null, null));
    }

    private HostFacts machine() {
        return new HostFacts(
                Runtime.Version.parse("25.0.3+9"),
                2,
                folder -> room,
                new HostProbe(Path.of("/nowhere"), Engines.names(), Set.of(Backend.values())),
                this::connect,
                environment,
                project -> configuration());
    }

    private Configuration configuration() {
        return Configuration.read(project, environment, EnvironmentFlags.NONE);
    }

    private ContainerObserver connect(Map<String, String> variables) {
        if (engine == null) {
            throw new MissingPrerequisite("[docker] no engine answers", "start one");
        }
        return engine;
    }

    private ComposeParts parts() {
        ComposeParts real = new ContainerComposition(() -> null, Run.CLOCK).parts();
        return new ComposeParts(
                this::connect,
                real.files(),
                real.waits(),
                real.prober(),
                real.health(),
                real.images(),
                real.owners(),
                real.embedded(),
                real.clock());
    }

    /// What needs look at, as the kinds do.
    private final class Machine implements Needs.Machine {
        @Override
        public Optional<Lack> engine(Map<String, String> variables) {
            return engine == null
                    ? Optional.of(new Lack("no container engine answers", null))
                    : Optional.empty();
        }

        @Override
        public boolean composeFile(Map<String, String> variables) {
            return Files.exists(project.root().resolve("docker-compose.yml"));
        }

        @Override
        public boolean gpu(Map<String, String> variables) {
            return false;
        }

        @Override
        public Optional<Lack> model(String id, Map<String, String> variables) {
            return Optional.empty();
        }

        @Override
        public String mode(Map<String, String> variables) {
            return "agent";
        }
    }
}
