package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
class NarratorTest {
    private final VoiceClient client = new VoiceClient();

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void a_chapter_of_a_thousand_sentences_takes_as_many_sessions_as_the_server_wants()
            throws Exception {
        ConcurrentLinkedQueue<String> spoken = new ConcurrentLinkedQueue<>();
        StringBuilder chapter = new StringBuilder();
        for (int i = 1; i <= 1000; i++) {
            chapter.append("This is sentence ").append(i).append(" of it. ");
        }
        AtomicInteger frames = new AtomicInteger();
        try (FakeOrchestrator server = limited(100, spoken);
                SpokenText text = SpokenText.of(chapter.toString())) {
            Narration narration =
                    new Narrator(client)
                            .narrate(
                                    fast(server),
                                    text,
                                    pcm -> frames.incrementAndGet(),
                                    Progress.NONE);

            assertThat(narration.sentences()).isEqualTo(1000);
            assertThat(narration.sessions()).isEqualTo(10);
            assertThat(narration.frames()).isEqualTo(1000);
            assertThat(narration.audio()).isEqualTo(Duration.ofSeconds(20));
            assertThat(narration.rtf()).isPresent();
        }
        assertThat(frames).hasValue(1000);
        assertThat(spoken).hasSize(1000);
        assertThat(spoken.peek()).isEqualTo("This is sentence 1 of it.");
    }

    @Test
    void a_session_is_replaced_before_it_can_grow_too_old() throws Exception {
        AtomicLong now = new AtomicLong();
        Ticker ticker = now::get;
        try (FakeOrchestrator server = limited(100, new ConcurrentLinkedQueue<>());
                SpokenText text = SpokenText.of("stdin", stream("One. Two. Three."))) {
            Narration narration =
                    new Narrator(client, ticker)
                            .narrate(
                                    fast(server),
                                    text,
                                    pcm -> now.addAndGet(TimeUnit.MINUTES.toNanos(30)),
                                    Progress.NONE);

            assertThat(narration.sessions()).isEqualTo(2);
            assertThat(narration.sentences()).isEqualTo(3);
        }
    }

    @Test
    void a_sentence_that_fails_is_named() throws Exception {
        try (FakeOrchestrator server =
                        FakeOrchestrator.ours(peer -> {
                            peer.start();
                            peer.receive();
                            peer.receive();
                            peer.audio(1);
                            peer.metrics();
                            peer.receive();
                            peer.error("SYNTHESIS_FAILED", "out of breath");
                        });
                SpokenText text =
                        SpokenText.of("stdin", stream("It began. It went on. It ended."))) {
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() ->
                            new Narrator(client)
                                    .narrate(fast(server), text, FrameSink.NONE, Progress.NONE))
                    .withMessageStartingWith("[sentence 2: “It went on.”] ")
                    .withMessageEndingWith("out of breath");
        }
    }

    @Test
    void a_sentence_that_was_cut_by_a_limit_is_not_spoken_twice() throws Exception {
        try (FakeOrchestrator server =
                        FakeOrchestrator.ours(peer -> {
                            peer.start();
                            peer.receive();
                            peer.receive();
                            peer.audio(1);
                            peer.end("max_duration");
                        });
                SpokenText text = SpokenText.of("Hello")) {
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() ->
                            new Narrator(client)
                                    .narrate(fast(server), text, FrameSink.NONE, Progress.NONE))
                    .withMessage("the session ended in the middle of the utterance: max_duration");
        }
    }

    @Test
    void a_server_whose_every_session_is_over_at_once_is_given_up() throws Exception {
        try (FakeOrchestrator server =
                        FakeOrchestrator.ours(peer -> {
                            peer.start();
                            peer.receive();
                            peer.receive();
                            peer.end("max_messages");
                        });
                SpokenText text = SpokenText.of("Hello")) {
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() ->
                            new Narrator(client)
                                    .narrate(fast(server), text, FrameSink.NONE, Progress.NONE))
                    .withMessage("the session ended before the utterance: max_messages");
        }
    }

    @Test
    void damaged_audio_is_a_failure() throws Exception {
        try (FakeOrchestrator server =
                        FakeOrchestrator.ours(peer -> {
                            peer.start();
                            peer.receive();
                            peer.receive();
                            peer.audio(1);
                            peer.audio(4);
                            peer.metrics();
                        });
                SpokenText text = SpokenText.of("Hello")) {
            assertThatExceptionOfType(OperationFailed.class)
                    .isThrownBy(() ->
                            new Narrator(client)
                                    .narrate(fast(server), text, FrameSink.NONE, Progress.NONE))
                    .withMessage("audio damaged: frames 2 to 3 lost");
        }
    }

    @Test
    void progress_counts_sentences_and_seconds_of_audio(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("two.txt"), "It began.\n\nIt ended.\n");
        List<ProgressEvent> events = new ArrayList<>();
        try (FakeOrchestrator server = limited(100, new ConcurrentLinkedQueue<>());
                SpokenText text = SpokenText.of(file)) {
            new Narrator(client, () -> 0).narrate(fast(server), text, FrameSink.NONE, events::add);
        }

        String name = file.toString();
        assertThat(events)
                .containsExactly(
                        new ProgressEvent.Advanced(name, 1, 2, "sentences, 0.0 s of audio"),
                        new ProgressEvent.Advanced(name, 2, 2, "sentences, 0.0 s of audio"),
                        new ProgressEvent.Finished(name, "0.0 s of audio", Duration.ZERO));
    }

    @Test
    void a_file_that_cannot_be_read_is_named(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("missing.txt");
        Path latin =
                Files.write(directory.resolve("latin.txt"), new byte[] {'a', (byte) 0xe9, ' '});

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> SpokenText.of(missing))
                .withMessage("[%s] no such file", missing);
        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> SpokenText.of(latin))
                .withMessage("[%s] the text is not UTF-8", latin);
    }

    @Test
    void a_short_text_is_one_utterance_and_a_long_one_is_split() {
        SpokenText brief = SpokenText.of(" Hello. How are you? ");
        SpokenText longer = SpokenText.of("Hello. How are you? ".repeat(50));

        assertThat(brief.isOneUtterance()).isTrue();
        assertThat(brief.sentences().next().text()).isEqualTo("Hello. How are you?");
        assertThat(longer.isOneUtterance()).isFalse();
        assertThat(longer.total()).hasValue(100);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SessionOptions fast(FakeOrchestrator server) {
        return SessionOptions.of(server.address()).withPace(Pace.FAST);
    }

    /// A server that speaks one frame a text and ends each session after so many texts.
    private static FakeOrchestrator limited(int texts, ConcurrentLinkedQueue<String> spoken)
            throws IOException {
        return FakeOrchestrator.ours(peer -> {
            peer.start();
            peer.receive();
            for (int i = 1; i <= texts; i++) {
                String message = peer.receive();
                spoken.add(message.replaceAll(".*\"text\":\"([^\"]*)\",.*", "$1"));
                peer.audio(i);
                peer.metrics();
            }
            peer.end("max_messages");
        });
    }
}
