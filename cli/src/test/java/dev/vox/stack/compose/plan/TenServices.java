package dev.vox.stack.compose.plan;

import dev.vox.config.VoxFile;
import dev.vox.profile.ComposeRun;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.read.ComposeFiles;
import dev.vox.stack.compose.model.read.ComposeReader;
import dev.vox.stack.compose.observe.Container;
import dev.vox.stack.compose.observe.Image;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A stack of ten services in five profiles, and an engine's view of it that a test moves step by step.
final class TenServices {
    static final Path FILE = Path.of("src/test/resources/stacks/ten-services/docker-compose.yml");

    private static final Map<String, ComposeRun> RUNS =
            Map.of(
                    "piper", new ComposeRun(List.of("piper"), "tts0"),
                    "cosyvoice2", new ComposeRun(List.of("cosyvoice"), "tts-cosyvoice"),
                    "mock", new ComposeRun(List.of("mock"), null));

    final Map<String, Container> containers = new HashMap<>();
    final Map<String, Image> images = new HashMap<>();
    final Map<String, ComposeObserved.Started> started = new HashMap<>();
    final Map<String, String> contexts = new HashMap<>();
    private int made;
    private @Nullable Long embedded;

    TenServices() {
        for (Service service : model(Map.of()).services()) {
            if (service.build() != null) {
                contexts.put(service.name(), digest("what " + service.image() + " is built from"));
            }
        }
    }

    static ComposeModel model(Map<String, String> variables) {
        Path file = FILE.toAbsolutePath();
        return ComposeReader.read(
                new ComposeFiles(file.getParent(), List.of(file), null), variables);
    }

    static ServiceWish wish(String profile, String... switchedOn) {
        return new ServiceWish(profile, profile, RUNS.get(profile), Set.of(switchedOn));
    }

    ComposeTarget target(String profile, BuildPolicy builds) {
        return target(profile, builds, Map.of());
    }

    ComposeTarget target(String profile, BuildPolicy builds, Map<String, String> variables) {
        ComposeModel model = model(variables);
        Roles roles = Roles.of(model, VoxFile.EMPTY, Set.of("tts0", "tts-cosyvoice"));
        return ServiceSelection.of(model, roles, wish(profile)).target(model, contexts, builds);
    }

    ComposeObserved observed() {
        return new ComposeObserved(List.copyOf(containers.values()), images, started, embedded);
    }

    ComposePlan plan(String profile) {
        return plan(target(profile, BuildPolicy.NEEDED));
    }

    ComposePlan plan(ComposeTarget target) {
        return ComposePlanner.plan(target, observed(), List.of(), List.of());
    }

    /// Everything that a model needs runs, as a start leaves it.
    TenServices up(String profile) {
        ComposeTarget target = target(profile, BuildPolicy.NEEDED);
        for (Service service : target.model().services()) {
            if (target.wanted().contains(service.name())) {
                Image image = images.computeIfAbsent(service.image(), _ -> image(service));
                boolean done = service.name().equals("migrate");
                run(
                        service,
                        image.id(),
                        done ? Container.State.EXITED : Container.State.RUNNING,
                        done ? "Exited (0) 2 minutes ago" : "Up 2 minutes");
            }
        }
        return this;
    }

    private void run(Service service, String imageId, Container.State state, String status) {
        String id = "container-" + ++made;
        containers.put(
                service.name(),
                new Container(
                        id,
                        "voice-" + service.name() + "-1",
                        "voice",
                        service.name(),
                        1,
                        service.image(),
                        imageId,
                        state,
                        null,
                        status,
                        Instant.EPOCH,
                        List.of(),
                        Map.of()));
        started.put(service.name(), new ComposeObserved.Started(id, service.fingerprint()));
    }

    /// An image as a build of ours leaves it, or as it is fetched.
    Image image(Service service) {
        Map<String, String> labels =
                service.build() == null
                        ? Map.of()
                        : Map.of(ComposeTarget.CONTEXT_LABEL, contexts.get(service.name()));
        return new Image(service.image(), "sha256:" + ++made, Instant.EPOCH, labels, false);
    }

    void state(String service, Container.State state, String status) {
        state(service, state, null, status);
    }

    void state(
            String service,
            Container.State state,
            Container.@Nullable Health health,
            String status) {
        Container was = containers.get(service);
        containers.put(
                service,
                new Container(
                        was.id(),
                        was.name(),
                        was.project(),
                        was.service(),
                        was.number(),
                        was.image(),
                        was.imageId(),
                        state,
                        health,
                        status,
                        was.createdAt(),
                        was.ports(),
                        was.labels()));
    }

    void embedded(long pid) {
        embedded = pid;
    }

    static String digest(String content) {
        var digest = ContextDigest.sha256();
        ContextDigest.field(digest, content);
        return ContextDigest.hex(digest);
    }

    /// A plan as text.
    static String text(ComposePlan plan) {
        List<String> lines = new ArrayList<>();
        int number = 1;
        for (ComposeStep step : plan.steps()) {
            lines.add(number++ + ". " + step.action());
            lines.add("   because " + step.cause());
        }
        plan.problems()
                .forEach(problem -> {
                    lines.add("problem: " + problem.message());
                    lines.add("   hint: " + problem.hint());
                });
        plan.warnings().forEach(warning -> lines.add("warning: " + warning));
        return String.join("\n", lines) + "\n";
    }
}
