package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

@Timeout(30)
class VoiceSessionTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LEGACY_END = Duration.ofSeconds(1);

    private final AtomicLong now = new AtomicLong();
    private final VoiceClient client =
            new VoiceClient(new Patience(AMPLE, AMPLE, LEGACY_END, AMPLE), Ticker.SYSTEM);
    private final VoiceClient clientOfOurTime =
            new VoiceClient(new Patience(AMPLE, AMPLE, LEGACY_END, AMPLE), now::get);
    private final VoiceClient inAHurryToBegin =
            new VoiceClient(new Patience(SHORT, AMPLE, LEGACY_END, AMPLE), Ticker.SYSTEM);
    private final VoiceClient inAHurryToEnd =
            new VoiceClient(new Patience(AMPLE, SHORT, LEGACY_END, AMPLE), Ticker.SYSTEM);

    @AfterEach
    void closeClients() {
        client.close();
        clientOfOurTime.close();
        inAHurryToBegin.close();
        inAHurryToEnd.close();
    }

    @Test
    void a_session_with_our_server_greets_speaks_and_ends_with_its_metrics() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        try (FakeOrchestrator server =
                        FakeOrchestrator.ours(peer -> {
                            peer.start();
                            received.add(peer.receive());
                            received.add(peer.receive());
                            peer.send(
                                    "{\"type\":\"state\",\"from\":\"LISTENING\",\"to\":\"SPEAKING\",\"at_ms\":5}");
                            peer.audio(1);
                            peer.audio(2);
                            peer.metrics();
                            peer.receive();
                        });
                VoiceSession session =
                        client.open(options(server).withVoice("kevin16").withPace(Pace.FAST))) {
            UtteranceMeasurement measured = session.speak("Hello there", FrameSink.NONE);

            assertThat(session.id()).isEqualTo("ws-0123456789ab");
            assertThat(measured.frames()).isEqualTo(2);
            assertThat(measured.sequenceErrors()).isEmpty();
            assertThat(measured.rtf()).isPresent();
            assertThat(measured.firstAudible()).isPresent();
        }
        assertThat(received.take())
                .isEqualTo(
                        "{\"type\":\"hello\",\"accept\":[\"state\",\"metrics\"],\"voice\":\"kevin16\",\"pace\":\"fast\"}");
        assertThat(received.take())
                .isEqualTo(
                        "{\"type\":\"text\",\"text\":\"Hello"
                                + " there\",\"is_final\":true,\"role\":\"assistant\"}");
    }

    @Test
    void a_server_of_old_is_told_nothing_new_and_ends_its_utterance_by_silence() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        try (FakeOrchestrator server =
                        FakeOrchestrator.legacy(peer -> {
                            peer.start();
                            received.add(peer.receive());
                            now.set(TimeUnit.MILLISECONDS.toNanos(30));
                            peer.send(peer.audioJson(1));
                            peer.sendInTwo(peer.audioJson(2));
                            peer.receive();
                        });
                VoiceSession session = clientOfOurTime.open(options(server))) {
            AtomicInteger heard = new AtomicInteger();
            long before = System.nanoTime();

            UtteranceMeasurement measured =
                    session.speak(
                            "Hello",
                            pcm -> {
                                if (heard.incrementAndGet() == 2) {
                                    now.set(AMPLE.toNanos());
                                }
                            });

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isGreaterThanOrEqualTo(LEGACY_END);
            assertThat(Patience.USUAL.legacyEnd()).isEqualTo(Duration.ofMillis(500));
            assertThat(measured.frames()).isEqualTo(2);
            assertThat(measured.total()).as("without the silence").isEqualTo(Duration.ofMillis(30));
            assertThat(measured.paced()).as("a server of old sends in real time").isPresent();
            assertThat(measured.firstAudible()).as("it sent silence").isEmpty();
        }
        assertThat(received).hasSize(1).first().asString().contains("\"type\":\"text\"");
    }

    @Test
    void a_client_of_old_does_not_ask_for_the_sub_protocol() throws Exception {
        try (FakeOrchestrator server =
                        FakeOrchestrator.ours(peer -> {
                            peer.start();
                            peer.receive();
                        });
                VoiceSession session = client.open(options(server).asLegacy())) {
            assertThat(session.tellsEnd()).isFalse();
        }
    }

    @Test
    void a_voice_that_the_server_cannot_give_is_not_passed_over() throws Exception {
        try (FakeOrchestrator server =
                FakeOrchestrator.legacy(peer -> {
                    peer.start();
                    peer.receive();
                })) {
            assertThatExceptionOfType(MissingPrerequisite.class)
                    .isThrownBy(() -> client.open(options(server).withVoice("kevin16")))
                    .withMessageContaining("does not let a client choose its voice");
        }
    }

    @Test
    void nothing_there_is_a_missing_stack() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        SessionOptions options = SessionOptions.of(URI.create("ws://localhost:" + port));

        assertThatExceptionOfType(MissingPrerequisite.class)
                .isThrownBy(() -> client.open(options))
                .withMessage("[ws://localhost:%d] nothing listens there", port)
                .satisfies(e -> assertThat(e.hint()).contains("start it with `vox dev`"));
    }

    @Test
    void a_web_server_is_no_orchestrator() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerNotFound(listener));
            SessionOptions options =
                    SessionOptions.of(URI.create("ws://localhost:" + listener.getLocalPort()));

            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> client.open(options))
                    .withMessageContaining("no orchestrator")
                    .withMessageContaining("HTTP 404");
        }
    }

    @Test
    void a_socket_that_is_open_and_dead_is_given_up() throws Exception {
        try (ServerSocket dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SessionOptions options =
                    new SessionOptions(
                            URI.create("ws://localhost:" + dead.getLocalPort()),
                            Duration.ofMillis(200),
                            null,
                            Pace.FAST,
                            false);

            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> client.open(options))
                    .withMessageContaining("no answer to the WebSocket handshake within 200 ms");
        }
    }

    @Test
    void a_server_that_does_not_greet_is_given_up() throws Exception {
        try (FakeOrchestrator server = FakeOrchestrator.ours(FakeOrchestrator.Peer::receive)) {
            SessionOptions options =
                    new SessionOptions(
                            server.address(), Duration.ofMillis(500), null, Pace.FAST, false);

            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> client.open(options))
                    .withMessageContaining("no session_start within 500 ms");
        }
    }

    @Test
    void a_full_server_says_why() throws Exception {
        try (FakeOrchestrator server =
                FakeOrchestrator.ours(peer -> peer.close(1013, "16 sessions are open"))) {
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> client.open(options(server)))
                    .withMessageContaining("refused")
                    .withMessageContaining("(1013): 16 sessions are open");
        }
    }

    @Test
    void an_utterance_that_does_not_begin_is_given_up_even_if_the_server_chatters()
            throws Exception {
        try (FakeOrchestrator server =
                        ours(peer -> {
                            while (true) {
                                peer.send(
                                        "{\"type\":\"state\",\"from\":\"A\",\"to\":\"B\",\"at_ms\":5}");
                            }
                        });
                VoiceSession session = inAHurryToBegin.open(options(server))) {
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> session.speak("Hello", FrameSink.NONE))
                    .withMessageContaining("no audio within 300 ms of the text");
        }
    }

    @Test
    void an_utterance_that_stops_without_an_end_is_given_up() throws Exception {
        try (FakeOrchestrator server =
                        ours(peer -> {
                            peer.audio(1);
                            peer.receive();
                        });
                VoiceSession session = inAHurryToEnd.open(options(server))) {
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> session.speak("Hello", FrameSink.NONE))
                    .withMessageContaining("within 300 ms of frame 1");
        }
    }

    @Test
    void a_server_error_is_passed_on() throws Exception {
        try (FakeOrchestrator server =
                        ours(peer -> peer.error("WORKER_UNAVAILABLE", "no worker answers"));
                VoiceSession session = client.open(options(server))) {
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> session.speak("Hello", FrameSink.NONE))
                    .withMessageEndingWith("no worker answers");
        }
    }

    @Test
    void an_unknown_voice_is_something_that_is_missing() throws Exception {
        try (FakeOrchestrator server =
                        ours(peer -> peer.error("VOICE_UNAVAILABLE", "no voice nobody (kevin16)"));
                VoiceSession session = client.open(options(server).withVoice("nobody"))) {
            assertThatExceptionOfType(MissingPrerequisite.class)
                    .isThrownBy(() -> session.speak("Hello", FrameSink.NONE))
                    .withMessage("[--voice] no voice nobody (kevin16)")
                    .satisfies(e -> assertThat(e.hint()).isPresent());
        }
    }

    @Test
    void what_is_no_message_is_a_failure_and_not_silence() throws Exception {
        try (FakeOrchestrator server = ours(peer -> peer.send("{\"type\":\"surprise\"}"));
                VoiceSession session = client.open(options(server))) {
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() -> session.speak("Hello", FrameSink.NONE))
                    .withMessageContaining("surprise");
        }
    }

    @Test
    void a_session_that_ends_in_mid_utterance_says_why_and_how_much_was_heard() throws Exception {
        try (FakeOrchestrator server =
                        ours(peer -> {
                            peer.audio(1);
                            peer.end("server_shutdown");
                        });
                VoiceSession session = client.open(options(server))) {
            assertThatExceptionOfType(SessionOver.class)
                    .isThrownBy(() -> session.speak("Hello", FrameSink.NONE))
                    .satisfies(over -> {
                        assertThat(over.reason()).isEqualTo("server_shutdown");
                        assertThat(over.framesHeard()).isEqualTo(1);
                        assertThat(over.reachedLimit()).isFalse();
                    });
            assertThat(session.next(Duration.ofSeconds(1)))
                    .contains(new VoiceEvent.Ended("server_shutdown"));
        }
    }

    @Test
    void a_text_for_a_session_that_has_ended_fails_for_the_reason_of_its_end() throws Exception {
        try (FakeOrchestrator server =
                        ours(peer -> {
                            peer.audio(1);
                            peer.metrics();
                            peer.end("max_messages");
                        });
                VoiceSession session = client.open(options(server))) {
            session.speak("Hello", FrameSink.NONE);

            assertThatExceptionOfType(SessionOver.class)
                    .isThrownBy(() -> session.speak("Again", FrameSink.NONE))
                    .satisfies(over -> assertThat(over.reachedLimit()).isTrue())
                    .withMessage("max_messages");
        }
    }

    @Test
    void a_connection_that_breaks_ends_the_session() throws Exception {
        try (FakeOrchestrator server =
                        ours(peer -> {
                            peer.audio(1);
                            peer.metrics();
                            peer.receive();
                            peer.drop();
                        });
                VoiceSession session = client.open(options(server))) {
            session.speak("Hello", FrameSink.NONE);

            // The JDK's client loses a close now and then; the deadline for the first frame is
            // behind it.
            assertThatThrownBy(() -> session.speak("Again", FrameSink.NONE))
                    .satisfiesAnyOf(
                            thrown ->
                                    assertThat(thrown)
                                            .isInstanceOfSatisfying(
                                                    SessionOver.class,
                                                    over ->
                                                            assertThat(over.reachedLimit())
                                                                    .isFalse()),
                            thrown -> assertThat(thrown).isInstanceOf(OperationFailed.class));
        }
    }

    @Test
    void a_message_beyond_all_measure_ends_the_session() throws Exception {
        try (FakeOrchestrator server =
                        ours(peer -> peer.send("{\"type\":\"" + "x".repeat(3 << 20) + "\"}"));
                VoiceSession session = client.open(options(server))) {
            assertThatExceptionOfType(SessionOver.class)
                    .isThrownBy(() -> session.speak("Hello", FrameSink.NONE))
                    .withMessageContaining("1 MiB");
        }
    }

    @Test
    void lost_and_repeated_frames_are_in_the_result_over_the_whole_connection() throws Exception {
        try (FakeOrchestrator server =
                        ours(peer -> {
                            peer.audio(1);
                            peer.audio(3);
                            peer.metrics();
                            peer.receive();
                            peer.audio(4);
                            peer.audio(4);
                            peer.metrics();
                            peer.receive();
                        });
                VoiceSession session = client.open(options(server))) {
            assertThat(session.speak("One", FrameSink.NONE).sequenceErrors())
                    .containsExactly(new SequenceError(2, 3));
            assertThat(session.speak("Two", FrameSink.NONE).sequenceErrors())
                    .containsExactly(new SequenceError(5, 4));
        }
    }

    @Test
    void a_client_that_does_not_read_slows_the_server_down_and_loses_nothing() throws Exception {
        int frames = 20_000;
        CompletableFuture<FakeOrchestrator.Peer> sender = new CompletableFuture<>();
        try (FakeOrchestrator server =
                        ours(peer -> {
                            sender.complete(peer);
                            for (int i = 1; i <= frames; i++) {
                                peer.audio(i);
                            }
                            peer.metrics();
                            peer.receive();
                        });
                VoiceSession session = client.open(options(server).withPace(Pace.FAST))) {
            long[] writtenWhileHeld = new long[1];
            UtteranceMeasurement measured =
                    session.speak(
                            "Hello",
                            pcm -> {
                                if (writtenWhileHeld[0] == 0) {
                                    writtenWhileHeld[0] = awaitStandstill(sender.join());
                                }
                            });

            assertThat(writtenWhileHeld[0]).isBetween(1L, frames * 1928L / 2);
            assertThat(measured.frames()).isEqualTo(frames);
            assertThat(measured.sequenceErrors()).isEmpty();
        }
    }

    @Test
    void a_sink_that_fails_ends_the_utterance() throws Exception {
        try (FakeOrchestrator server = ours(peer -> peer.audio(1));
                VoiceSession session = client.open(options(server))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() ->
                            session.speak(
                                    "Hello",
                                    pcm -> {
                                        throw new IOException("disk full");
                                    }))
                    .withMessage("disk full");
        }
    }

    @Test
    void controls_go_out_while_another_thread_listens() throws Exception {
        CompletableFuture<String> control = new CompletableFuture<>();
        try (FakeOrchestrator server =
                        ours(peer -> {
                            peer.audio(1);
                            control.complete(peer.receive());
                            peer.audio(2);
                            peer.metrics();
                        });
                VoiceSession session = client.open(options(server))) {
            UtteranceMeasurement measured =
                    session.speak(
                            "Hello",
                            pcm -> {
                                if (!control.isDone()) {
                                    sendFromAnotherThread(session);
                                }
                            });

            assertThat(control.get(5, TimeUnit.SECONDS))
                    .isEqualTo("{\"type\":\"control\",\"command\":\"STOP\"}");
            assertThat(measured.frames()).isEqualTo(2);
        }
    }

    @Test
    void a_session_without_news_says_so() throws Exception {
        try (FakeOrchestrator server = ours(FakeOrchestrator.Peer::receive);
                VoiceSession session = client.open(options(server))) {
            assertThat(session.next(Duration.ofMillis(20))).isEqualTo(Optional.empty());
        }
    }

    @Test
    void closing_says_good_bye() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        try (FakeOrchestrator server =
                FakeOrchestrator.ours(peer -> {
                    peer.start();
                    peer.receive();
                    try {
                        peer.receive();
                    } catch (IOException e) {
                        ended.complete(e.getMessage());
                    }
                })) {
            client.open(options(server)).close();

            assertThat(ended.get(5, TimeUnit.SECONDS)).isEqualTo("the client closed");
        }
    }

    /// A server that greets, takes the hello and a text, and then does as told.
    private static FakeOrchestrator ours(FakeOrchestrator.Script speech) throws IOException {
        return FakeOrchestrator.ours(peer -> {
            peer.start();
            peer.receive();
            peer.receive();
            speech.run(peer);
        });
    }

    private static SessionOptions options(FakeOrchestrator server) {
        return SessionOptions.of(server.address());
    }

    private static void sendFromAnotherThread(VoiceSession session) {
        CompletableFuture.runAsync(
                        () -> {
                            try {
                                session.control(Command.STOP);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                .join();
    }

    /// Waits until the server is held in a write, and not just late, and says how many bytes the network took from it.
    private static long awaitStandstill(FakeOrchestrator.Peer peer) {
        long before;
        do {
            before = peer.written();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        } while (peer.written() != before || !peer.waits());
        return before;
    }

    private static void answerNotFound(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            byte[] buffer = new byte[8192];
            List<Integer> read = List.of(socket.getInputStream().read(buffer));
            assertThat(read.getFirst()).isPositive();
            socket.getOutputStream()
                    .write(
                            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
