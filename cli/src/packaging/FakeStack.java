import dev.vox.config.VoxFile;
import dev.vox.env.Project;
import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.read.ComposeFiles;
import dev.vox.stack.compose.model.read.ComposeReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A project whose stack looks as if `vox dev` had started it in containers: its files, and the record of its start.
///
/// What it publishes is answered by the embedded stack of the training, and by a fake Redis.
///
/// @param folder of the project
/// @param ports on this machine, by the name of the variable that chooses them; `REDIS` too
record FakeStack(Path folder, Map<String, String> ports) {
    static final String NAME = "vox-training";
    static final List<String> SERVICES = List.of("redis", "orchestrator", "tts-mock", "web");

    private static final String COMPOSE_FILE =
            """
            name: vox-training
            x-usual: &usual
              restart: on-failure:5
            services:
              redis:
                <<: *usual
                image: redis:7
                ports: ["127.0.0.1:%1$s:6379"]
              orchestrator:
                <<: *usual
                image: orchestrator:1
                environment:
                  REDIS_URL: redis://redis:6379
                  LOG_LEVEL: ${TRAIN_LEVEL:-info}
                ports: ["127.0.0.1:%2$s:8080", {target: 8081, published: "%3$s", host_ip: 127.0.0.1}]
                depends_on: {redis: {condition: service_started}}
              tts-mock:
                <<: *usual
                image: worker:1
                profiles: [mock]
                ports: ["127.0.0.1:%4$s:7001"]
                volumes: ["models:/models"]
                command: [worker]
                depends_on: [redis]
              web:
                image: web:1
                healthcheck: {test: [CMD, "true"], interval: 3s}
                networks: [inside]
            networks: {inside: {}}
            volumes: {models: {}}
            """;
    private static final String VOX_FILE =
            """
            services:
              orchestrator: {role: orchestrator}
              web: {probe: none}
            """;

    static String containerId(String service) {
        return "container-of-" + service;
    }

    void write() throws IOException {
        Path run = Files.createDirectories(folder.resolve(".vox/run"));
        Files.writeString(
                folder.resolve("compose.yaml"),
                COMPOSE_FILE.formatted(
                        ports.get("REDIS"),
                        ports.get("ORCHESTRATOR_WS_PORT"),
                        ports.get("ORCHESTRATOR_HEALTH_PORT"),
                        ports.get("WORKER_GRPC_PORT")));
        Files.writeString(folder.resolve("vox.yaml"), VOX_FILE);
        Files.writeString(run.resolve("compose.json"), record(model()));
    }

    private ComposeModel model() {
        VoxFile vox = VoxFile.read(new Project(folder));
        ComposeFiles files =
                ComposeFiles.find(new ComposeFiles.Search(folder, vox, Map.of())).orElseThrow();
        return ComposeReader.read(files, Map.of());
    }

    private String record(ComposeModel model) {
        String services =
                model.services().stream()
                        .map(service ->
                                """
                                {"service": "%1$s", "container": "%2$s", "fingerprint": "%3$s", "oneShot": false}\
                                """
                                        .formatted(
                                                service.name(),
                                                containerId(service.name()),
                                                service.fingerprint()))
                        .collect(Collectors.joining(","));
        return """
        {"schemaVersion": 1, "name": "%s", "folder": "%s", "files": ["%s/compose.yaml"],
        "profiles": ["mock"], "everyProfile": ["mock"], "worker": "tts-mock", "orchestrator": "orchestrator",
        "model": "mock-440hz", "mode": "legacy", "startedAt": "2026-01-01T00:00:00Z",
        "endpoints": [
        {"service": "orchestrator", "purpose": "websocket", "address": "ws://127.0.0.1:%s"},
        {"service": "orchestrator", "purpose": "health", "address": "http://127.0.0.1:%s/health"}],
        "settings": {"DEFAULT_MODEL": "mock"}, "services": [%s]}
        """
                .formatted(
                        NAME,
                        folder,
                        folder,
                        ports.get("ORCHESTRATOR_WS_PORT"),
                        ports.get("ORCHESTRATOR_HEALTH_PORT"),
                        services);
    }
}
