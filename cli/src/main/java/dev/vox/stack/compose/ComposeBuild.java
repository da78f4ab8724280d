package dev.vox.stack.compose;

import dev.vox.json.Json;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.stack.RunFolder;
import dev.vox.stack.compose.plan.ComposeStep;
import dev.vox.stack.compose.plan.ComposeTarget;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Builds images, each labelled with the digest of what it is built from. All that the builder says lies in `.vox/logs/build.log`.
final class ComposeBuild {
    private static final Duration DEADLINE = Duration.ofHours(2);
    private static final String LABELS = "compose.build.json";
    private static final String LOG = "build.log";

    private final ComposeRequest request;
    private final ComposeCli cli;
    private final RunFolder folder;
    private final Progress progress;

    ComposeBuild(ComposeRequest request, ComposeCli cli, RunFolder folder, Progress progress) {
        this.request = request;
        this.cli = cli;
        this.folder = folder;
        this.progress = progress;
    }

    /// Builds.
    ///
    /// @param options of `docker compose build` besides
    void build(List<ComposeStep.Build> steps, List<String> options) throws InterruptedException {
        if (steps.isEmpty()) {
            return;
        }
        Map<String, String> digests = new TreeMap<>();
        steps.forEach(step -> digests.put(step.service(), step.digest()));
        folder.place(LABELS, labels(digests));
        List<String> words = new ArrayList<>(List.of("build"));
        words.addAll(options);
        words.addAll(digests.keySet());
        ComposeScope scope = request.everything().and(request.project().run().resolve(LABELS));
        RunFolder.createLogs(request.project());
        Path log = request.project().logs().resolve(LOG);
        try (BufferedWriter writer = Files.newBufferedWriter(log)) {
            new ComposeWork("build", "images of " + String.join(", ", digests.keySet()), progress)
                    .run(
                            DEADLINE,
                            lines ->
                                    cli.compose(
                                            scope,
                                            DEADLINE,
                                            line -> take(line, writer, lines),
                                            words));
        } catch (IOException | UncheckedIOException e) {
            throw new MissingPrerequisite(
                    "[" + log + "] cannot be written: " + e.getMessage(),
                    "make the project folder writable, or make room on its disk",
                    e);
        }
    }

    private static void take(String line, BufferedWriter writer, Consumer<String> lines) {
        lines.accept(line);
        try {
            writer.write(line);
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            // the build goes on, and its last lines are kept besides
        }
    }

    /// A file that only says `build.labels`: Compose leaves `build` out of what it compares, so that no container is put anew by it.
    private static String labels(Map<String, String> digests) {
        Map<String, Object> services = new TreeMap<>();
        digests.forEach((service, digest) -> {
            if (!digest.isEmpty()) {
                services.put(
                        service,
                        Map.of(
                                "build",
                                Map.of("labels", Map.of(ComposeTarget.CONTEXT_LABEL, digest))));
            }
        });
        return Json.pretty(Map.of("services", services));
    }
}
