package dev.vox.bench.target;

import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;
import dev.vox.profile.Backend;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.ProcessIdentity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Starts stacks by `vox dev`, each in a folder and on ports of its own.
///
/// In containers it is the project's Compose file, under another name of the Compose project: one that publishes fixed ports, or
/// names its containers, cannot be up twice, and `vox dev` says so.
final class DevLauncher implements StackLauncher {
    private static final Duration EMBEDDED = Duration.ofSeconds(60);
    private static final Duration CONTAINERS = Duration.ofMinutes(10);
    private static final Duration MARGIN = Duration.ofSeconds(20);
    private static final int TRIES = 3;
    private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9_-]");

    private final Started request;
    private final VoxProgram program;
    private final StackFolders folders;

    DevLauncher(Started request, VoxProgram program, StackFolders folders) {
        this.request = request;
        this.program = program;
        this.folders = folders;
    }

    @Override
    public DevStack launch(Progress progress) throws InterruptedException {
        long begun = System.nanoTime();
        progress.report(
                new ProgressEvent.Started(request.name(), "vox dev to be ready", deadline()));
        try {
            DevStack stack = launch();
            progress.report(
                    new ProgressEvent.Finished(
                            request.name(), "ready", Duration.ofNanos(System.nanoTime() - begun)));
            return stack;
        } catch (VoxException e) {
            progress.report(
                    new ProgressEvent.Failed(request.name(), "vox dev did not become ready"));
            throw e;
        }
    }

    private DevStack launch() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            StackFolder folder = folders.take(request.files().orElse(folders.project()));
            boolean up = false;
            try {
                Attempt made = start(folder);
                if (made.run().succeeded()) {
                    DevStack stack = new DevStack(request.name(), folder, made);
                    up = true;
                    return stack;
                }
                Said said = Said.of(made.run());
                if (!said.portTaken() || attempt == TRIES) {
                    throw said.failure(request.name());
                }
            } finally {
                if (!up) {
                    folder.end();
                    folder.release();
                }
            }
        }
    }

    /// A run of `vox dev`.
    ///
    /// @param startedAt in ns of the ticker
    /// @param endedAt likewise
    record Attempt(Completed run, long startedAt, long endedAt) {
        Duration took() {
            return Duration.ofNanos(endedAt - startedAt);
        }
    }

    private Attempt start(StackFolder folder) throws InterruptedException {
        Map<String, String> own = own(folder);
        StackRecord record = new StackRecord(program, own, null);
        folder.write(record);
        Map<String, String> environment = new LinkedHashMap<>(request.environment());
        environment.putAll(own);
        Command command =
                Command.of(deadline().plus(MARGIN), line(folder, environment))
                        .with(environment)
                        .in(folder.path());
        long startedAt = System.nanoTime();
        Completed run =
                Programs.run(
                        command,
                        line -> {},
                        begun -> folder.write(record.startedBy(ProcessIdentity.of(begun))));
        return new Attempt(run, startedAt, System.nanoTime());
    }

    /// What it is given so that it is in nobody's way.
    private Map<String, String> own(StackFolder folder) {
        Map<String, String> own = FreePorts.take();
        if (request.backend() == Backend.COMPOSE) {
            own.put("COMPOSE_PROJECT_NAME", composeName(folder));
        }
        return own;
    }

    /// The same each time for a folder, so that images are built once, and another for another project whose folder has the same
    /// name.
    private String composeName(StackFolder folder) {
        Path root = folders.project().root();
        String word = String.valueOf(root.getFileName()).toLowerCase(Locale.ROOT);
        return "vox-bench-%s-%08x-%d"
                .formatted(
                        NO_NAME.matcher(word).replaceAll(""),
                        root.toString().hashCode(),
                        folder.slot());
    }

    /// A variable is named, and its value is handed over where nobody else sees it.
    private List<String> line(StackFolder folder, Map<String, String> environment) {
        List<String> arguments = new ArrayList<>(List.of("dev"));
        if (!request.model().isEmpty()) {
            arguments.add(request.model());
        }
        if (!request.mode().isEmpty()) {
            arguments.addAll(List.of("--mode", request.mode()));
        }
        arguments.addAll(List.of("--backend", request.backend().name().toLowerCase(Locale.ROOT)));
        arguments.addAll(List.of("--project", folder.path().toString()));
        arguments.addAll(List.of("--timeout", deadline().toSeconds() + "s"));
        arguments.addAll(List.of("--color", "never"));
        environment.keySet().forEach(name -> arguments.addAll(List.of("--env", name)));
        return program.with(arguments);
    }

    private Duration deadline() {
        return request.backend() == Backend.COMPOSE ? CONTAINERS : EMBEDDED;
    }

    /// A start that said it was ready and left no word of it.
    static OperationFailed gone(String name) {
        return new OperationFailed(
                "[%s] vox dev said that it is ready, and nothing is up".formatted(name),
                "is this build of vox older than `vox bench`?");
    }
}
