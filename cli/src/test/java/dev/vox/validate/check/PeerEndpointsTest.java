package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;
import dev.vox.probe.ServiceProber;
import dev.vox.stack.docker.DockerObserver;
import dev.vox.validate.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// The endpoints as containers of a real engine reach them.
@DockerTest
@Timeout(120)
class PeerEndpointsTest {
    @TempDir Path folder;
    private final Docker docker;
    private final EndpointsKind kind = new EndpointsKind(ServiceProber::new, DockerObserver::new);

    PeerEndpointsTest(Docker docker) {
        this.docker = docker;
    }

    @Test
    void anAddressThatAContainerCannotReachIsNamedWithItsVariable() throws Exception {
        docker.start(
                "peer",
                List.of(
                        "--env",
                        "GOOD_URL=http://127.0.0.1:8081/health",
                        "--env",
                        "REDIS_URL=redis://localhost:6379/0",
                        "--env",
                        "MODE=legacy"),
                "sh",
                "-c",
                "mkdir /w && exec httpd -f -p 8081 -h /w");
        StackTarget target = StackTarget.in(folder).container("worker", docker.name("peer"));

        Verdict verdict = Kinds.look(kind, "{from: peer}", target);

        assertThat(Kinds.problem(verdict)).startsWith("[peer] REDIS_URL of worker: localhost:6379");
        assertThat(Kinds.problem(verdict)).doesNotContain("GOOD_URL");
        assertThat(Kinds.seen(verdict, "GOOD_URL of worker"))
                .isEqualTo("127.0.0.1:8081: connected");
    }
}
