package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.DockerTest;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.VoiceEvent;
import dev.vox.voice.VoiceSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A conversation through the stack in containers outlives a worker and a registry that go and come back.
@DockerTest
@ExtendWith(TemplateStack.Shared.class)
@Timeout(600)
class TemplateStackFaultsProcessTest {
    /// More than a minute of speech, so that something can happen in the midst of it. The mock's utterances are short.
    private static final String LONG = "This takes a while to say, and then some more. ".repeat(40);

    /// What a client may be left without a word after its worker has died.
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    /// What a stack that is whole again may take to speak again.
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static final Duration BETWEEN_TEXTS = Duration.ofMillis(500);

    private final TemplateStack stack;
    private final VoiceClient client = new VoiceClient();
    private final HttpClient http = HttpClient.newHttpClient();

    TemplateStackFaultsProcessTest(TemplateStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void haveItUpWithTheMock() throws Exception {
        stack.up("mock");
    }

    @AfterEach
    void close() {
        client.close();
        http.close();
    }

    @Test
    void aWorkerThatIsKilledInMidUtteranceIsToldAndTheSessionSpeaksAgainWhenItIsBack()
            throws Exception {
        stack.up("kevin");
        try (VoiceSession session = session()) {
            session.say(LONG);
            assertThat(next(session, VoiceEvent.Audio.class::isInstance, RECOVERY)).isPresent();

            stack.docker().run("kill", stack.container("tts-kevin"));

            assertThat(next(session, VoiceEvent.Failed.class::isInstance, AT_ONCE))
                    .as("an error within " + AT_ONCE)
                    .isPresent();
            assertHealth("worker");

            stack.docker().run("start", stack.container("tts-kevin"));
            awaitHealthy("tts-kevin");

            assertThat(speaksAgain(session)).isTrue();
            awaitWell();
        }
    }

    @Test
    void aWorkerThatCrashesComesBackByItselfAndTheSessionSpeaksOn() throws Exception {
        stack.up("kevin");
        String worker = stack.container("tts-kevin");
        try (VoiceSession session = session()) {
            session.say(LONG);
            assertThat(next(session, VoiceEvent.Audio.class::isInstance, RECOVERY)).isPresent();

            killProcessOf(worker);

            assertThat(next(session, VoiceEvent.Failed.class::isInstance, AT_ONCE)).isPresent();
            PackagedTool.await(
                    "the engine to start it again",
                    () -> stack.docker().ask(worker, "{{.RestartCount}}").equals(Optional.of("1")));
            awaitHealthy("tts-kevin");
            assertThat(speaksAgain(session)).isTrue();
        }
    }

    /// Not by `docker kill`, after which the engine leaves a container as it is, but as the kernel does when memory is short.
    private void killProcessOf(String container) {
        String pid = stack.docker().ask(container, "{{.State.Pid}}").orElseThrow();
        stack.docker()
                .run("run", "--rm", "--pid", "host", stack.docker().image(), "kill", "-KILL", pid);
    }

    @Test
    void aTextWithoutAnyWorkerIsAnsweredWithAnErrorAtOnce() throws Exception {
        stack.docker().run("kill", stack.container("tts-mock"));
        assertHealth("worker");
        try (VoiceSession session = session()) {
            session.say("Is anybody there?");

            assertThat(next(session, VoiceEvent.Failed.class::isInstance, AT_ONCE))
                    .map(event -> ((VoiceEvent.Failed) event).code())
                    .contains("WORKER_UNAVAILABLE");
        }
    }

    @Test
    void aRegistryThatIsRestartedIsFilledAnewAndTheSessionSpeaksOn() throws Exception {
        try (VoiceSession session = session()) {
            stack.docker().run("stop", "--time", "5", stack.container("redis"));
            assertHealth("redis");

            stack.docker().run("start", stack.container("redis"));
            awaitHealthy("redis");

            awaitWell();
            assertThat(stack.registered()).hasSize(1);
            assertThat(speaksAgain(session)).isTrue();
        }
    }

    @Test
    void aWorkerThatMovesToAnotherAddressIsFollowed() throws Exception {
        try (VoiceSession session = session()) {
            assertThat(speaksAgain(session)).isTrue();
            String worker = stack.container("tts-mock");
            String network = stack.name() + "_default";
            String before = address(worker);
            stack.docker().run("stop", "--time", "15", worker);
            stack.docker().run("network", "disconnect", network, worker);
            // Somebody else takes the address meanwhile.
            stack.docker().start("other", List.of("--network", network), "sleep", "600");
            stack.docker().run("network", "connect", network, worker);
            stack.docker().run("start", worker);
            awaitHealthy("tts-mock");

            assertThat(address(worker)).isNotEqualTo(before);
            assertThat(speaksAgain(session)).isTrue();
        } finally {
            stack.docker().attempt(Map.of(), "rm", "-f", stack.docker().name("other"));
        }
    }

    private String address(String container) {
        return stack.docker()
                .ask(container, "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}")
                .orElseThrow();
    }

    private VoiceSession session() throws Exception {
        URI address = URI.create("ws://127.0.0.1:" + stack.tool().port("ORCHESTRATOR_WS_PORT"));
        return client.open(SessionOptions.of(address));
    }

    /// The first event of a kind, if one comes in time; others are passed over.
    private static Optional<VoiceEvent> next(
            VoiceSession session, Predicate<VoiceEvent> wanted, Duration longest)
            throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        long left = longest.toNanos();
        while (left > 0) {
            Optional<VoiceEvent> event = session.next(Duration.ofNanos(left));
            if (event.filter(wanted).isPresent()) {
                return event;
            }
            event.ifPresent(each ->
                    assertThat(each)
                            .as("the connection stays")
                            .isNotInstanceOf(VoiceEvent.Ended.class));
            left = deadline - System.nanoTime();
        }
        return Optional.empty();
    }

    /// Says something now and then over the same connection, until it is heard.
    private static boolean speaksAgain(VoiceSession session) throws InterruptedException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (System.nanoTime() < deadline) {
            session.say("Hello");
            if (next(session, VoiceEvent.Audio.class::isInstance, BETWEEN_TEXTS).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void awaitHealthy(String service) {
        PackagedTool.await(
                service + " to be healthy", () -> stack.health(service).equals("healthy"));
    }

    private void awaitWell() {
        PackagedTool.await("health to be good again", () -> health().statusCode() == 200);
    }

    /// The orchestrator lives, is not ready, and says why.
    private void assertHealth(String culprit) throws Exception {
        PackagedTool.await(culprit + " to be missed", () -> health().statusCode() == 503);
        JsonValue health = Json.parse("health", health().body());
        assertThat(health.flag(culprit)).contains(false);
        assertThat(health.get("checks").flatMap(checks -> checks.get(culprit)).orElseThrow())
                .satisfies(check -> {
                    assertThat(check.flag("ok")).contains(false);
                    assertThat(check.text("error").orElseThrow()).isNotBlank();
                });
        assertThat(stack.state("orchestrator")).isEqualTo("running");
    }

    private HttpResponse<String> health() {
        URI address =
                URI.create(
                        "http://127.0.0.1:%d/health"
                                .formatted(stack.tool().port("ORCHESTRATOR_HEALTH_PORT")));
        try {
            return http.send(
                    HttpRequest.newBuilder(address).timeout(AT_ONCE).build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
