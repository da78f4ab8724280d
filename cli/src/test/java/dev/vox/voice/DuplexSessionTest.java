package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.problem.OperationFailed;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.sound.Clip;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A conversation against an agent on a real socket.
@Timeout(60)
class DuplexSessionTest {
    private final VoiceClient client = new VoiceClient();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void it_says_what_it_wants_to_hear_and_how_its_audio_is_made() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        try (FakeOrchestrator server = recording(received, new LinkedBlockingQueue<>());
                DuplexSession session =
                        client.converse(
                                DuplexOptions.of(server.address()).withSampleRate(16_000),
                                Loudspeaker.NONE)) {
            session.type("Hello", TextRole.USER);

            assertThat(take(received))
                    .isEqualTo(
                            "{\"type\":\"hello\",\"accept\":[\"state\",\"metrics\",\"transcript\",\"speech\",\"turn\"],\"pace\":\"realtime\"}");
            assertThat(take(received))
                    .isEqualTo("{\"type\":\"audio_format\",\"sample_rate\":16000}");
            assertThat(take(received)).contains("\"role\":\"user\"");
        }
    }

    @Test
    void the_users_audio_goes_out_whole_and_silence_around_it() throws Exception {
        BlockingQueue<byte[]> audio = new LinkedBlockingQueue<>();
        short[] samples = new short[5 * WireFormat.FRAME_SAMPLES];
        Arrays.fill(samples, (short) 12_345);
        try (FakeOrchestrator server = recording(new LinkedBlockingQueue<>(), audio);
                DuplexSession session =
                        client.converse(DuplexOptions.of(server.address()), Loudspeaker.NONE)) {
            session.say(new Clip(samples).play());
            awaitEvent(session, ConversationEvent.UserBegan.class);
            awaitEvent(session, ConversationEvent.UserEnded.class);

            List<byte[]> frames = new ArrayList<>();
            while (frames.isEmpty() || frames.getLast()[0] != 0 || loud(frames) == 0) {
                frames.add(audio.poll(5, TimeUnit.SECONDS));
            }
            assertThat(frames).allSatisfy(frame -> assertThat(frame).hasSize(1920));
            assertThat(loud(frames)).isEqualTo(5);
        }
    }

    @Test
    void without_being_told_to_talk_it_sends_no_audio() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        BlockingQueue<byte[]> audio = new LinkedBlockingQueue<>();
        try (FakeOrchestrator server = recording(received, audio);
                DuplexSession session =
                        client.converse(
                                DuplexOptions.of(server.address()).silent(), Loudspeaker.NONE)) {
            session.type("Hello", TextRole.ASSISTANT);
            take(received);
            assertThat(take(received)).contains("\"role\":\"assistant\"");
            assertThat(audio).isEmpty();

            session.talk();
            assertThat(take(received)).contains("audio_format");
            assertThat(audio.poll(5, TimeUnit.SECONDS)).hasSize(1920);
        }
    }

    @Test
    void a_server_of_old_takes_texts_and_no_audio() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        try (FakeOrchestrator server =
                        FakeOrchestrator.legacy(peer -> {
                            peer.start();
                            received.add(peer.receive());
                            peer.send(peer.audioJson(1));
                        });
                DuplexSession session =
                        client.converse(
                                DuplexOptions.of(server.address()).silent(), Loudspeaker.NONE)) {
            session.type("Hello", TextRole.USER);

            assertThat(take(received)).doesNotContain("role");
            awaitEvent(session, ConversationEvent.FirstFrame.class);
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(session::talk)
                    .withMessageContaining("does not listen");
        }
    }

    @Test
    void speech_breaks_in_and_the_ear_falls_silent() throws Exception {
        try (FakeOrchestrator server = FakeAgent.server(500);
                DuplexSession session =
                        client.converse(DuplexOptions.of(server.address()), Loudspeaker.NONE)) {
            session.type("Speak for long", TextRole.ASSISTANT);
            ConversationEvent heard = awaitEvent(session, ConversationEvent.AudibleBegan.class);
            session.say(tone(30).play());
            ConversationEvent began = awaitEvent(session, ConversationEvent.UserBegan.class);
            ConversationEvent.SpeechHeard speech =
                    awaitEvent(session, ConversationEvent.SpeechHeard.class);
            ConversationEvent.Flushed flushed =
                    awaitEvent(session, ConversationEvent.Flushed.class);
            awaitEvent(session, ConversationEvent.AudibleEnded.class);

            assertThat(began.at()).isGreaterThan(heard.at());
            assertThat(Duration.ofNanos(speech.decidedAt() - began.at()))
                    .isBetween(Duration.ofMillis(60), Duration.ofMillis(100));
            assertThat(flushed.dropped()).isPositive();
            assertThat(session.ear().audible(flushed.at() + 1, flushed.at() + 300_000_000L))
                    .isFalse();
            assertThat(session.ear().audible(heard.at(), flushed.at())).isTrue();
        }
    }

    @Test
    void a_pause_is_acknowledged_and_holds_what_the_card_has_not_taken() throws Exception {
        try (FakeOrchestrator server = FakeAgent.server(200);
                DuplexSession session =
                        client.converse(DuplexOptions.of(server.address()), Loudspeaker.NONE)) {
            session.type("Speak", TextRole.ASSISTANT);
            awaitEvent(session, ConversationEvent.AudibleBegan.class);
            long sentAt = session.control(Command.PAUSE);
            ConversationEvent.Held held = awaitEvent(session, ConversationEvent.Held.class);
            ConversationEvent.ControlTaken taken =
                    awaitEvent(session, ConversationEvent.ControlTaken.class);
            awaitEvent(session, ConversationEvent.AudibleEnded.class);

            assertThat(taken.command()).isEqualTo(Command.PAUSE);
            assertThat(taken.sentAt()).as("the moment of its writing").isEqualTo(sentAt);
            assertThat(taken.sentAt()).isLessThanOrEqualTo(taken.at());
            assertThat(session.lastFrameAt()).isLessThanOrEqualTo(taken.at());
            assertThat(session.ear().lastAudible(session.now()).getAsLong())
                    .isLessThanOrEqualTo(held.at());

            session.control(Command.RESUME);
            awaitEvent(session, ConversationEvent.AudibleBegan.class);
            assertThat(session.ear().firstAudible(held.at()).getAsLong()).isGreaterThan(sentAt);
        }
    }

    @Test
    void loss_and_jitter_leave_gaps_and_are_counted() throws Exception {
        NetworkFaults faults = new NetworkFaults(0.2, Duration.ofMillis(40), 7);
        try (FakeOrchestrator server = FakeAgent.server(100);
                DuplexSession session =
                        client.converse(
                                DuplexOptions.of(server.address()).with(faults),
                                Loudspeaker.NONE)) {
            session.type("Speak", TextRole.ASSISTANT);
            awaitEvent(session, ConversationEvent.UtteranceOver.class);

            Reception reception = session.reception();
            assertThat(reception.frames() + reception.lost()).isEqualTo(100);
            assertThat(reception.lost()).isBetween(5L, 40L);
            assertThat(reception.jitter().orElseThrow().p95()).isPositive();
        }
    }

    @Test
    void the_end_of_the_session_is_told_with_its_reason_again_and_again() throws Exception {
        try (FakeOrchestrator server =
                        FakeOrchestrator.ours(peer -> {
                            peer.start();
                            peer.receive();
                            peer.receive();
                            peer.end("idle_timeout");
                        });
                DuplexSession session =
                        client.converse(DuplexOptions.of(server.address()), Loudspeaker.NONE)) {
            ConversationEvent.Over over = awaitEvent(session, ConversationEvent.Over.class);

            assertThat(over.reason()).isEqualTo("idle_timeout");
            assertThat(session.next(Duration.ofSeconds(1)).orElseThrow())
                    .isInstanceOf(ConversationEvent.Over.class);
        }
    }

    @Test
    void a_good_bye_in_the_middle_of_speech_is_heard_out() throws Exception {
        try (FakeOrchestrator server = FakeAgent.server(500)) {
            DuplexSession session =
                    client.converse(DuplexOptions.of(server.address()), Loudspeaker.NONE);
            session.type("Speak for long", TextRole.ASSISTANT);
            awaitEvent(session, ConversationEvent.AudibleBegan.class);
            session.close();

            assertThat(awaitEvent(session, ConversationEvent.Over.class).reason())
                    .as("the server's own word")
                    .isEqualTo("the server closed the connection");
        }
    }

    private static FakeOrchestrator recording(
            BlockingQueue<String> texts, BlockingQueue<byte[]> audio) throws Exception {
        return FakeOrchestrator.ours(peer -> {
            peer.start();
            while (true) {
                texts.add(peer.receive(audio::add));
            }
        });
    }

    private static Clip tone(int frames) {
        short[] samples = new short[frames * WireFormat.FRAME_SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8000 * Math.sin(i * 0.05));
        }
        return new Clip(samples);
    }

    private static long loud(List<byte[]> frames) {
        return frames.stream().filter(frame -> frame[0] != 0).count();
    }

    private static String take(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(5, TimeUnit.SECONDS);
    }

    private static <T extends ConversationEvent> T awaitEvent(DuplexSession session, Class<T> type)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            ConversationEvent event = session.next(Duration.ofMillis(100)).orElse(null);
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
        throw new AssertionError("no " + type.getSimpleName() + " within 20 s");
    }
}
