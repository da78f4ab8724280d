package dev.vox.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.OperationFailed;
import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent;
import dev.vox.voice.TextRole;
import dev.vox.voice.VoiceEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What a recorder writes down of what it is told.
@Timeout(60)
class TraceRecorderTest {
    private static final long ORIGIN = 5_000_000_000_000L;
    private static final long MILLIS = 1_000_000;

    @TempDir Path folder;

    @Test
    void times_count_from_the_first_frame_and_lines_are_in_their_order() throws Exception {
        assertThat(
                        recorded(recorder -> {
                            recorder.happened(ended(ORIGIN - 3 * MILLIS));
                            recorder.captured(new short[960], ORIGIN);
                            recorder.typed("hello", TextRole.USER, at(30.5));
                            recorder.happened(ended(at(20)));
                            recorder.commanded(Command.STOP, at(20));
                        }))
                .containsExactly(
                        "{\"t\":0.000,\"type\":\"answer_ended\"}",
                        "{\"t\":20.000,\"type\":\"answer_ended\"}",
                        "{\"t\":20.000,\"type\":\"command\",\"command\":\"STOP\"}",
                        "{\"t\":30.500,\"type\":\"text\",\"text\":\"hello\",\"role\":\"user\"}");
    }

    @Test
    void a_frame_is_noted_with_what_is_queued_and_whether_it_was_lost() throws Exception {
        assertThat(
                        recorded(recorder -> {
                            recorder.captured(new short[960], ORIGIN);
                            recorder.received(frame(1, 10), OptionalLong.of(at(10)), ms(60));
                            recorder.received(frame(2, 31), OptionalLong.of(at(45)), ms(59));
                            recorder.received(frame(3, 50), OptionalLong.empty(), ms(58));
                        }))
                .containsExactly(
                        "{\"t\":10.000,\"type\":\"frame\",\"sequence\":1,\"queuedMs\":60}",
                        "{\"t\":31.000,\"type\":\"frame\",\"sequence\":2,\"queuedMs\":59,\"throughMs\":45}",
                        "{\"t\":50.000,\"type\":\"frame\",\"sequence\":3,\"queuedMs\":58,\"lost\":true}");
    }

    @Test
    void secrets_and_control_characters_of_others_are_left_out() throws Exception {
        assertThat(
                        recorded(recorder -> {
                            recorder.captured(new short[960], ORIGIN);
                            recorder.happened(
                                    new ConversationEvent.Failed(
                                            at(1), "bad", "\u001b[31mhunter2\u0007 was wrong"));
                        }))
                .containsExactly(
                        "{\"t\":1.000,\"type\":\"error\",\"code\":\"bad\",\"message\":\"*** was"
                                + " wrong\"}");
    }

    @Test
    void what_is_heard_lies_where_it_was_played() throws Exception {
        byte[] loud = new byte[1920];
        Arrays.fill(loud, (byte) 0x11);
        try (TraceRecorder recorder = recorder()) {
            recorder.captured(new short[960], ORIGIN);
            recorder.played(loud, 960, at(10));
            TraceSpool spool = recorder.stop(at(20));

            byte[] ear = Files.readAllBytes(spool.file("ear"));

            assertThat(ear).hasSize(960 + 960);
            assertThat(Arrays.copyOf(ear, 960)).containsOnly(0);
            assertThat(Arrays.copyOfRange(ear, 960, 1920)).containsOnly(0x11);
            assertThat(spool.samples()).isEqualTo(960);
        }
    }

    @Test
    void a_conversation_of_more_than_two_hours_is_cut() throws Exception {
        try (TraceRecorder recorder = recorder()) {
            recorder.captured(new short[960], ORIGIN);
            recorder.happened(ended(ORIGIN + Duration.ofHours(2).toNanos()));
            recorder.happened(ended(ORIGIN + Duration.ofHours(2).toNanos() + 1));
            recorder.happened(ended(at(1)));

            assertThat(recorder.cutOrNull()).isEqualTo("longer than 2 h");
            assertThat(lines(recorder.stop(at(2)))).hasSize(1);
        }
    }

    @Test
    void what_is_told_after_the_end_is_not_of_it_and_the_spool_goes() throws Exception {
        try (TraceRecorder recorder = recorder()) {
            recorder.captured(new short[960], ORIGIN);
            TraceSpool spool = recorder.stop(at(1));
            recorder.happened(ended(at(1)));

            assertThat(lines(spool)).isEmpty();
            assertThat(files()).hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void where_nothing_can_be_written_it_says_so_before_anything_is_recorded() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(
                        () -> TraceRecorder.beside(file.resolve("a.voxtrace"), text -> text, true))
                .isInstanceOf(OperationFailed.class)
                .message()
                .contains("a.voxtrace")
                .contains("the trace cannot be written");
    }

    private interface Told {
        void to(TraceRecorder recorder);
    }

    private TraceRecorder recorder() {
        return TraceRecorder.beside(
                folder.resolve("a.voxtrace"), text -> text.replace("hunter2", "***"), true);
    }

    private List<String> recorded(Told told) throws Exception {
        try (TraceRecorder recorder = recorder()) {
            told.to(recorder);
            return lines(recorder.stop(at(1_000)));
        }
    }

    private static List<String> lines(TraceSpool spool) throws IOException {
        List<String> lines = new ArrayList<>();
        spool.timeline(line -> lines.add(new String(line, StandardCharsets.UTF_8).stripTrailing()));
        return lines;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static ConversationEvent ended(long at) {
        return new ConversationEvent.AudibleEnded(at);
    }

    private static VoiceEvent.Audio frame(long sequence, double millis) {
        return new VoiceEvent.Audio(sequence, new byte[1920], at(millis));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static long at(double millis) {
        return ORIGIN + (long) (millis * MILLIS);
    }
}
