package dev.vox.config;

import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Place;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `vox.yaml` says; an empty one says nothing. What the keys mean: `docs/reference/vox-yaml.md`.
///
/// @param project its name; null when not said
/// @param backend `auto`, `embedded` or `compose`; null when not said
/// @param composeFiles relative to the root; empty when not said
/// @param composeName of the Compose project; null when not said
/// @param services what a Compose service is, where its name does not say, by name
/// @param folders where the project keeps what the tool looks for
/// @param tests suites that run against a stack, by name
/// @param tasks command lines of the project's own, by name
/// @param places where each value stands, by its key: `compose.files`, `services.tts0.role`
public record VoxFile(
        @Nullable String project,
        @Nullable Said<BackendWord> backend,
        List<String> composeFiles,
        @Nullable String composeName,
        Map<String, ServiceEntry> services,
        Folders folders,
        Map<String, TestSuite> tests,
        Map<String, String> tasks,
        Map<String, Place> places) {
    /// What the file is called; it lies in the project's root.
    public static final String NAME = "vox.yaml";

    /// A file that says nothing.
    public static final VoxFile EMPTY = new VoxFile(null, null, List.of(), null, Map.of());

    public VoxFile {
        composeFiles = List.copyOf(composeFiles);
        services = ordered(services);
        tests = ordered(tests);
        tasks = ordered(tasks);
        places = ordered(places);
    }

    /// What the stack has to know, of a file that says nothing else.
    public VoxFile(
            @Nullable String project,
            @Nullable Said<BackendWord> backend,
            List<String> composeFiles,
            @Nullable String composeName,
            Map<String, ServiceEntry> services) {
        this(
                project,
                backend,
                composeFiles,
                composeName,
                services,
                Folders.UNSAID,
                Map.of(),
                Map.of(),
                Map.of());
    }

    /// Reads the file of a project; one that is not there says nothing.
    ///
    /// @throws InvalidConfiguration naming every mistake, each as `vox.yaml:line:column: problem`
    public static VoxFile read(Project project) {
        return VoxFileText.of(project).map(text -> VoxFileReader.read(NAME, text)).orElse(EMPTY);
    }

    /// What the file says of a service; empty where it does not name it.
    public Optional<ServiceEntry> service(String name) {
        return Optional.ofNullable(services.get(name));
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /// A value and where it stands.
    public record Said<T>(T value, Place place) {}

    /// What runs the stack.
    public enum BackendWord {
        AUTO,
        EMBEDDED,
        COMPOSE
    }

    /// What a service is.
    public enum Role {
        ORCHESTRATOR,
        WORKER,
        REGISTRY,
        OTHER;

        /// What a service's name says that it is, where nothing else does: `orchestrator`; `redis` and `valkey`, which are
        /// registries; `tts…` and `worker…`, which speak.
        public static Role byName(String service) {
            return switch (service) {
                case "orchestrator" -> ORCHESTRATOR;
                case "redis", "valkey" -> REGISTRY;
                default ->
                        service.startsWith("tts") || service.startsWith("worker") ? WORKER : OTHER;
            };
        }
    }

    /// How a service is asked whether it is there.
    public enum ProbeWord {
        GRPC,
        HTTP,
        WEBSOCKET,
        REDIS,
        TCP,
        NONE
    }

    /// What the file says of a service.
    ///
    /// @param role null when not said
    /// @param probe null when not said
    /// @param commands what an image's entrypoint starts, by an orchestrator's mode or a worker's adapter; under the empty
    ///     text when there is one for all
    public record ServiceEntry(
            @Nullable Role role, @Nullable ProbeWord probe, Map<String, List<String>> commands) {
        public ServiceEntry {
            commands = ordered(commands);
        }

        /// The command of a mode.
        public Optional<List<String>> command(String mode) {
            return Optional.ofNullable(commands.getOrDefault(mode, commands.get("")));
        }
    }

    /// Where the project keeps things; relative to its root, empty when not said.
    ///
    /// @param profiles folders of models
    /// @param validation folders of checks
    /// @param benchmarks folders of scenarios of `vox bench`
    /// @param protoPaths folders of `.proto` files
    /// @param protoOut where generated sources go, by language
    public record Folders(
            List<String> profiles,
            List<String> validation,
            List<String> benchmarks,
            List<String> protoPaths,
            Map<String, String> protoOut) {
        /// Nothing is said of any.
        public static final Folders UNSAID =
                new Folders(List.of(), List.of(), List.of(), List.of(), Map.of());

        public Folders {
            profiles = List.copyOf(profiles);
            validation = List.copyOf(validation);
            benchmarks = List.copyOf(benchmarks);
            protoPaths = List.copyOf(protoPaths);
            protoOut = ordered(protoOut);
        }
    }

    /// Tests of the project that run against a stack.
    ///
    /// @param command what runs them; empty when not said
    /// @param isolate for what each stack is made anew: `file`, `suite`; null when not said
    public record TestSuite(List<String> command, @Nullable String isolate) {
        public TestSuite {
            command = List.copyOf(command);
        }
    }
}
