package dev.vox.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vox.bench.metric.Metric;
import dev.vox.runtime.audio.WavFile;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipFile;

/// A conversation with the embedded stack, by speech that really sounds: recorded, and held again.
@Timeout(240)
class RecordedConversationTest {
    /// What a busy machine may be late.
    private static final Duration BUSY = Duration.ofSeconds(2);

    private static final String INTERRUPTED =
            """
            - type: >-
                I am going to tell you a rather long story about a river and a boat, and about all the
                people who ever crossed the river in the boat, so that there is always something to hear.
              role: assistant
              expect:
                - {event: answer_audible, within: 20s}
            - say: Please stop talking now.
              interrupt_after: 1s
              expect:
                - {event: flush, within: 10s}
            """;

    @TempDir static Path folder;

    private static RunningStack stack;
    private static TraceTrial trial;
    private static Path file;
    private static TraceManifest manifest;

    @BeforeAll
    static void record() throws Exception {
        stack = RunningStack.agent();
        trial = new TraceTrial();
        file = folder.resolve("recorded.voxtrace");
        manifest = trial.record(file, stack.address(), INTERRUPTED).manifest();
    }

    @AfterAll
    static void stop() {
        trial.close();
        stack.close();
    }

    @Test
    void the_timeline_has_what_the_user_did_and_what_the_server_said() throws Exception {
        List<String> types = types(file);

        assertThat(types)
                .containsSubsequence("act", "text", "first_frame", "answer_audible", "user_began")
                .containsSubsequence("user_began", "flush", "user_ended", "speech_ended")
                .contains("speech_began", "utterance", "sent", "frame");
        assertThat(manifest.partial()).isEmpty();
    }

    @Test
    void every_frame_is_there_as_it_went_over_the_wire() throws Exception {
        List<TimelineEntry> frames = entries(file, "frame");
        List<TimelineEntry> sent = entries(file, "sent");

        assertThat(frames).hasSize((int) manifest.frames()).isNotEmpty();
        assertThat(frames.getFirst().whole("sequence")).isEqualTo(1);
        assertThat(wav("received.wav").samples()).hasSize(frames.size() * 960);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(sent.get(i).microsOf("capturedMs").orElseThrow()).isEqualTo(i * 20_000L);
            assertThat(sent.get(i).micros()).isGreaterThanOrEqualTo(i * 20_000L);
        }
        assertThat(wav("audio.wav").samples()).hasSizeGreaterThanOrEqualTo(2 * 960 * sent.size());
    }

    @Test
    void what_the_ear_heard_is_where_the_events_say() throws Exception {
        long audible = entries(file, "answer_audible").getFirst().micros() * 48 / 1000;
        WavFile audio = wav("audio.wav");
        int first = 0;
        while (Math.abs(audio.samples()[2 * first + 1]) < 300) {
            first++;
        }

        assertThat((long) first).isCloseTo(audible, within(480L));
    }

    @Test
    void the_figures_are_those_of_a_barge_in() {
        assertThat(manifest.figures())
                .extracting(TraceFigure::metric)
                .contains(
                        Metric.FIRST_AUDIBLE,
                        Metric.BARGEIN_DETECT,
                        Metric.BARGEIN_SPEECH,
                        Metric.FRAME_JITTER,
                        Metric.UNDERRUNS);
    }

    @Test
    void held_again_with_the_same_stack_it_comes_out_the_same() throws Exception {
        Path again = folder.resolve("again.voxtrace");

        trial.replay(file, again, stack.address(), null);

        try (TraceFile before = TraceFile.open(file);
                TraceFile after = TraceFile.open(again)) {
            TraceComparison comparison = TraceComparison.of(before, after, BUSY);
            assertThat(comparison.events()).hasSizeGreaterThan(8);
            assertThat(comparison.events()).allMatch(TraceComparison.EventPair::same);
            assertThat(comparison.transcripts()).isEmpty();
            assertThat(comparison.audio().decibels()).isLessThan(3);
            assertThat(left(after)).startsWith(left(before));
        }
    }

    @Test
    void held_again_with_another_voice_it_differs_in_what_it_should() throws Exception {
        Path other = folder.resolve("mock.voxtrace");

        trial.replay(file, other, stack.address(), "mock-440hz");

        try (TraceFile before = TraceFile.open(file);
                TraceFile after = TraceFile.open(other)) {
            TraceComparison comparison = TraceComparison.of(before, after, Duration.ofMillis(40));
            assertThat(types(other)).doesNotContain("error");
            assertThat(comparison.same()).isFalse();
            assertThat(comparison.audio().same()).isFalse();
            assertThat(comparison.transcripts()).isEmpty();
            assertThat(comparison.events())
                    .filteredOn(pair -> pair.event().equals("transcript assistant"))
                    .allMatch(pair -> pair.beforeOrNull() != null && pair.afterOrNull() != null);
        }
    }

    @Test
    void what_stands_behind_the_end_of_the_audio_is_not_waited_for() throws Exception {
        Path hostile =
                new MadeTrace(Duration.ofSeconds(1))
                        .event(
                                Duration.ofDays(365).toMillis(),
                                "text",
                                "text",
                                "Late",
                                "role",
                                "user")
                        .write(folder.resolve("hostile.voxtrace"));
        Path held = folder.resolve("held.voxtrace");

        trial.replay(hostile, held, stack.address(), null);

        assertThat(types(held)).doesNotContain("text");
    }

    private static List<String> types(Path trace) {
        try (TraceFile read = TraceFile.open(trace)) {
            return TraceTrial.timeline(read).stream().map(TimelineEntry::type).toList();
        }
    }

    private static List<TimelineEntry> entries(Path trace, String type) {
        try (TraceFile read = TraceFile.open(trace)) {
            return TraceTrial.timeline(read).stream()
                    .filter(entry -> entry.type().equals(type))
                    .toList();
        }
    }

    private static WavFile wav(String member) throws Exception {
        Path wav = folder.resolve(member);
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream content = zip.getInputStream(zip.getEntry(member))) {
            Files.write(wav, content.readAllBytes());
        }
        return WavFile.read(wav);
    }

    /// The samples of the microphone, to its last sound.
    private static short[] left(TraceFile trace) throws Exception {
        try (InputStream samples = trace.audio()) {
            byte[] both = samples.readAllBytes();
            int length = both.length / 4;
            while (length > 0 && both[4 * length - 4] == 0 && both[4 * length - 3] == 0) {
                length--;
            }
            short[] left = new short[length];
            for (int i = 0; i < length; i++) {
                left[i] = (short) ((both[4 * i] & 0xff) | (both[4 * i + 1] << 8));
            }
            return left;
        }
    }
}
