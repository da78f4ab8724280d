package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.probe.ServiceProber;
import dev.vox.stack.docker.DockerObserver;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Verdict;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;

/// The kind against a stack that really runs, from this host and from a browser.
@Timeout(60)
class EndpointsKindTest {
    private static RunningStack stack;

    @TempDir Path folder;
    private final EndpointsKind kind = new EndpointsKind(ServiceProber::new, DockerObserver::new);

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private StackTarget target() {
        return StackTarget.in(folder)
                .at("websocket", stack.address())
                .at("grpc", URI.create("grpc://127.0.0.1:" + stack.workerPort()));
    }

    @Test
    void whatAnswersIsReachedFromThisHost() throws Exception {
        Verdict verdict = Kinds.look(kind, "{from: host}", target());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(Kinds.seen(verdict, "websocket")).startsWith("ws://127.0.0.1:");
        assertThat(Kinds.seen(verdict, "grpc")).startsWith("grpc://127.0.0.1:");
    }

    @Test
    void whatDoesNotAnswerIsNamedWithItsAddress() throws Exception {
        StackTarget target = target().at("health", URI.create("http://127.0.0.1:1/health"));

        assertThat(Kinds.problem(Kinds.look(kind, "{from: host}", target)))
                .isEqualTo("[host] health: http://127.0.0.1:1/health: connection refused");
    }

    @Test
    void whatIsNotPublishedIsNamed() throws Exception {
        assertThat(Kinds.problem(Kinds.look(kind, "{from: host, endpoints: [metrics]}", target())))
                .isEqualTo("[host] metrics: it has no address on this host");
    }

    @Test
    void aPageIsTaken() throws Exception {
        Verdict verdict = Kinds.look(kind, "{from: browser}", target());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(Kinds.seen(verdict, "websocket"))
                .endsWith(": takes a page of http://localhost:3000");
    }

    @Test
    void anAddressOfAPageThatOnlyContainersResolveIsNamed() throws Exception {
        StackTarget target =
                target().container("orchestrator", "any")
                        .with("VITE_WS_URL", "ws://orchestrator:8080")
                        .with("REACT_APP_URL", "http://0.0.0.0:8080")
                        .with("REDIS_URL", "redis://orchestrator:6379");

        assertThat(Kinds.problem(Kinds.look(kind, "{from: browser}", target)))
                .isEqualTo(
                        "[browser] REACT_APP_URL: 0.0.0.0 is an address to listen on, not to reach;"
                            + " [browser] VITE_WS_URL: orchestrator is a name that only containers"
                            + " resolve");
    }

    @Test
    void oneProcessHasNoPeers() throws Exception {
        assertThat(Kinds.prerequisite(Kinds.look(kind, "{from: peer}", target())))
                .isEqualTo("the stack is one process, without containers beside it");
    }

    @Test
    void withoutAStackItIsMissing() throws Exception {
        assertThat(Kinds.prerequisite(Kinds.look(kind, "{from: host}", StackTarget.in(folder))))
                .isEqualTo("no stack is up");
    }

    @Test
    void anEngineThatCannotBeAskedBreaksIt() {
        StackTarget target = target().container("worker", "any").with("DOCKER_HOST", "odd://x");

        assertThatThrownBy(() -> Kinds.look(kind, "{from: peer}", target))
                .isInstanceOf(CheckBroken.class);
    }

    @Test
    void mistakesAreNotedAtOnce() {
        assertThat(Kinds.mistakes(kind, "{from: browse, endpoint: [grpc]}"))
                .containsExactly(
                        "with:1:8: 'from' must be one of host, peer, browser, not 'browse'; did you"
                                + " mean 'browser'?",
                        "with:1:16: unknown key 'endpoint'; did you mean 'endpoints'?");
    }
}
