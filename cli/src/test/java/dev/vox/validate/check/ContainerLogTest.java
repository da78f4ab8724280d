package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;
import dev.vox.stack.docker.DockerObserver;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The logs of containers, from a real engine.
@DockerTest
@Timeout(120)
class ContainerLogTest {
    @TempDir Path root;
    private final Docker docker;
    private final LogKind kind =
            new LogKind(
                    () -> new LogSources(() -> new DockerObserver(System.getenv())),
                    Clock.systemUTC());

    ContainerLogTest(Docker docker) {
        this.docker = docker;
    }

    @Test
    void aPatternIsFoundInWhatAContainerWroteToEitherStream() throws Exception {
        docker.start(
                "logs",
                List.of(),
                "sh",
                "-c",
                "echo booting; echo model loaded >&2; exec sleep 600");
        FakeTarget target =
                new FakeTarget(root).inContainers(Map.of("worker", docker.name("logs")));

        assertThat(
                        FakeTarget.told(
                                target.look(
                                        kind, "{pattern: loaded, services: [worker], within: 8s}")))
                .isEqualTo("PASS\nlog = worker\nworker = model loaded");
        assertThat(FakeTarget.told(target.look(kind, "{pattern: panic}")))
                .isEqualTo("FAIL /panic/ did not come\nlog = worker");
        assertThat(FakeTarget.told(target.look(kind, "{pattern: booting, since: check}")))
                .isEqualTo("FAIL /booting/ did not come\nlog = worker");
    }
}
