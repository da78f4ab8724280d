package dev.vox.cli.command;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.problem.OperationFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// Runs the commands that must start fast, so that the JVM learns which classes they need. Packaging calls it.
public final class TrainCommand implements Callable<Integer>, Declared {
    /// Runs one command line, its output thrown away.
    @FunctionalInterface
    public interface Runner {
        /// The exit code of the command line.
        int run(List<String> arguments);
    }

    /// What env files hold, as far as it takes classes to read it.
    private static final String DEFAULTS =
            """
            TRAIN_PORT=9090
            train.url=http://${TRAIN_HOST:-h}/
            """;

    private static final String LOCAL =
            """
            # A comment.
            export TRAIN_HOST="a\\tb"
            TRAIN_WORD='c'
            TRAIN_TOKEN=123456
            """;
    private static final String MODEL = "TRAIN_WORD=kevin\n";

    /// A phase of checks that pass anywhere.
    private static final String PHASE =
            """
            phase: 900
            title: Training
            checks:
              - id: train.env
                title: A variable is set
                kind: env
                with: {name: TRAIN_PORT, value: "9090"}
                needs: ["env:TRAIN_PORT"]
              - id: train.file
                title: A file is there
                kind: file
                with: {path: .env.local}
                retry: {for: 1s}
                timeout: 5s
              - id: train.no-file
                title: A file is not there
                kind: file
                with: {path: "none-${TRAIN_PORT}"}
                severity: recommended
                fix: delete it
            """;

    private static final int NOT_WELL = 1;

    private final Runner runner;
    private final Map<String, String> environment;

    private Path project = Path.of("");
    private Lessons lessons = Lessons.ALL;

    /// Which commands one cache is for.
    enum Lessons {
        /// What must start fast.
        ALL,
        /// Health checks. A stack is up.
        PROBE,
        /// A look at a stack in containers. A stack is up.
        STATUS
    }

    /// A training run of commands that this runner runs.
    ///
    /// @param environment of the process, which may choose the stack's ports
    public TrainCommand(Runner runner, Map<String, String> environment) {
        this.runner = runner;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .required(Path.class, "PROJECT")
                .about("An empty folder to work in.")
                .to(given -> project = given);
        arguments
                .optional(String.class, "LESSONS")
                .about("all, probe or status; all unless given.")
                .to(given -> lessons = Lessons.valueOf(given.toUpperCase(Locale.ROOT)));
    }

    @Override
    public Integer call() {
        switch (lessons) {
            case ALL -> learnAll();
            case PROBE -> probes().forEach(this::learn);
            case STATUS -> containers().forEach(this::learn);
        }
        return 0;
    }

    private void learnAll() {
        try {
            write(".env.defaults", DEFAULTS);
            write(".env.models/.env.kevin", MODEL);
            write(".env.local", LOCAL);
            write("validation/phase-900.yaml", PHASE);
            lessons().forEach(this::learn);
            examine();
            // A start in containers asks the services too, and gives them little time to answer.
            probes().forEach(this::learn);
            containers().forEach(this::learn);
        } finally {
            learn(of("stop"));
        }
    }

    private void write(String file, String text) {
        try {
            Path path = project.resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new OperationFailed(
                    "[train] cannot write " + file + ": " + e.getMessage(), null, e);
        }
    }

    private void learn(List<String> arguments) {
        int exit = runner.run(arguments);
        if (exit != 0) {
            throw new OperationFailed(
                    "[train] vox %s ended with exit code %d"
                            .formatted(String.join(" ", arguments), exit));
        }
    }

    /// The machine that packages the tool need not be well.
    private void examine() {
        int exit = runner.run(of("doctor"));
        if (exit != NOT_WELL) {
            learn(of("doctor", "--json"));
        }
    }

    private List<List<String>> lessons() {
        String wav = project.resolve("train.wav").toString();
        return List.of(
                List.of("--version"),
                List.of(),
                List.of("help", "exit-codes"),
                List.of("help", "dev"),
                of("dev"),
                of("say", "Hello, this is vox"),
                of("say", "Hello", "-o", wav),
                of("status"),
                of("status", "--json"),
                of("logs", "--tail", "5"),
                of("dev", "mock", "--dry-run"),
                of("env", "list"),
                of("env", "explain", "WORKER_GRPC_PORT"),
                of("env", "explain", "train.url"),
                of("profile", "list"),
                of("validate", "--phase", "900"),
                of("validate", "--list"));
    }

    /// What containers ask as their health check. Whoever trains says whether there is a Redis server, or something that looks so.
    private List<List<String>> probes() {
        String worker = port("WORKER_GRPC_PORT", "7001");
        List<List<String>> probes = new ArrayList<>();
        probes.add(List.of("probe", "grpc", worker));
        probes.add(List.of("probe", "ws", port("ORCHESTRATOR_WS_PORT", "8080")));
        probes.add(List.of("probe", "http", port("ORCHESTRATOR_HEALTH_PORT", "8081") + "/health"));
        probes.add(List.of("probe", "tcp", worker));
        String redis = environment.get("TRAIN_REDIS_PORT");
        if (redis != null) {
            probes.add(List.of("probe", "redis", ":" + redis));
        }
        return probes;
    }

    private String port(String variable, String usual) {
        return ":" + environment.getOrDefault(variable, usual);
    }

    /// What takes a container engine, or something that looks so: an image is built without.
    private List<List<String>> containers() {
        Path containers = project.resolve("containers");
        if (!Files.isDirectory(containers)) {
            return List.of();
        }
        String where = containers.toString();
        List<List<String>> looks = new ArrayList<>();
        looks.add(List.of("status", "--project", where));
        looks.add(List.of("status", "--json", "--project", where));
        if (lessons == Lessons.ALL) {
            looks.add(List.of("dev", "mock", "legacy", "--project", where));
        }
        return looks;
    }

    private List<String> of(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--project", project.toString()));
        return arguments;
    }
}
