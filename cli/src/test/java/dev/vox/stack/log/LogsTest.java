package dev.vox.stack.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.vox.env.LogLevel;
import dev.vox.problem.MissingPrerequisite;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

@Timeout(20)
class LogsTest {
    private static final Instant START = Instant.parse("2026-11-20T09:43:54.123Z");

    @TempDir Path temporary;
    private LogFolder folder;
    private Logs logs;

    @BeforeEach
    void open() {
        folder = new LogFolder(temporary);
        logs = new Logs(folder);
    }

    private static LogEntry entry(String service, long millis, LogLevel level, String message) {
        return new LogEntry(START.plusMillis(millis), level, service, message, List.of());
    }

    private void write(LogEntry... entries) throws IOException {
        for (LogEntry entry : entries) {
            try (RotatingLogFile file = new RotatingLogFile(folder, entry.service(), 1_000_000)) {
                file.write(entry);
            }
        }
    }

    @Test
    void a_record_is_one_line_and_its_stack_trace_is_indented() throws IOException {
        write(
                new LogEntry(
                        START,
                        LogLevel.ERROR,
                        "worker",
                        "it broke",
                        List.of("java.io.X: y", "    at z")));

        assertThat(folder.current("worker"))
                .hasContent(
                        """
                        2026-11-20T09:43:54.123Z ERROR worker it broke
                            java.io.X: y
                                at z
                        """);
        assertThat(logs.read(LogQuery.everything()))
                .singleElement()
                .satisfies(read ->
                        assertThat(read.details()).containsExactly("java.io.X: y", "    at z"));
    }

    @Test
    void services_are_merged_by_time() throws IOException {
        LogEntry first = entry("worker", 1, LogLevel.INFO, "a");
        LogEntry second = entry("orchestrator", 2, LogLevel.INFO, "b");
        LogEntry third = entry("worker", 3, LogLevel.INFO, "c");
        write(first, third, second);

        assertThat(logs.read(LogQuery.everything())).containsExactly(first, second, third);
    }

    @Test
    void a_query_chooses_by_service_time_level_and_text_and_then_takes_the_newest()
            throws IOException {
        LogEntry early = entry("worker", 1, LogLevel.ERROR, "session lost");
        LogEntry quiet = entry("worker", 2, LogLevel.DEBUG, "session detail");
        LogEntry other = entry("stack", 3, LogLevel.ERROR, "session of another");
        LogEntry plain = entry("worker", 4, LogLevel.ERROR, "model lost");
        LogEntry wanted = entry("worker", 5, LogLevel.WARNING, "session slow");
        write(early, quiet, plain, wanted, other);

        List<String> worker = List.of("worker");
        Pattern session = Pattern.compile("sess.on");
        assertThat(
                        logs.read(
                                new LogQuery(
                                        worker, START.plusMillis(2), null, session, LogLevel.INFO)))
                .containsExactly(wanted);
        assertThat(logs.read(new LogQuery(worker, null, null, session, LogLevel.TRACE)))
                .containsExactly(early, quiet, wanted);
        assertThat(logs.read(new LogQuery(worker, null, 2, null, LogLevel.TRACE)))
                .containsExactly(plain, wanted);
        assertThat(logs.read(new LogQuery(List.of(), null, 0, null, LogLevel.TRACE))).isEmpty();
    }

    @Test
    void text_is_found_in_a_stack_trace_as_well() throws IOException {
        write(
                new LogEntry(
                        START,
                        LogLevel.ERROR,
                        "worker",
                        "it broke",
                        List.of("java.io.EOFException")));

        assertThat(
                        logs.read(
                                new LogQuery(
                                        List.of(),
                                        null,
                                        null,
                                        Pattern.compile("EOFEx"),
                                        LogLevel.TRACE)))
                .hasSize(1);
    }

    @Test
    void a_file_over_its_size_is_rotated_and_the_oldest_goes() throws IOException {
        try (RotatingLogFile file = new RotatingLogFile(folder, "worker", 100)) {
            for (int index = 0; index < 40; index++) {
                file.write(entry("worker", index, LogLevel.INFO, "message number " + index));
            }
        }

        try (var files = Files.list(temporary)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "worker.log", "worker.1.log", "worker.2.log", "worker.3.log");
        }
        assertThat(logs.read(LogQuery.everything()))
                .extracting(LogEntry::message)
                .containsExactly(
                        "message number 32",
                        "message number 33",
                        "message number 34",
                        "message number 35",
                        "message number 36",
                        "message number 37",
                        "message number 38",
                        "message number 39");
    }

    @Test
    void following_goes_on_across_rotations_without_losing_or_doubling_a_record() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        write(
                entry("worker", 0, LogLevel.INFO, "old"),
                entry("worker", 1, LogLevel.INFO, "before"));
        LogQuery query = new LogQuery(List.of(), null, 1, null, LogLevel.TRACE);
        Thread follower =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                logs.follow(query, entry -> seen.add(entry.message()));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("before");

        List<String> written =
                IntStream.range(0, 60).mapToObj(index -> "message " + index).toList();
        List<String> read = new ArrayList<>();
        for (int index = 0; index < written.size(); index++) {
            try (RotatingLogFile file = new RotatingLogFile(folder, "worker", 300)) {
                file.write(entry("worker", 10 + index, LogLevel.INFO, written.get(index)));
            }
            if (index % 3 == 2) {
                for (int take = 0; take < 3; take++) {
                    read.add(seen.poll(10, TimeUnit.SECONDS));
                }
            }
        }
        follower.interrupt();
        follower.join();

        assertThat(read).isEqualTo(written);
        assertThat(seen).isEmpty();
    }

    @Test
    void following_begins_before_there_is_a_folder() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        LogFolder later = new LogFolder(temporary.resolve(".vox/logs"));
        Thread follower =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                new Logs(later)
                                        .follow(
                                                LogQuery.everything(),
                                                entry -> {
                                                    seen.add(entry.message());
                                                    return false;
                                                });
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        Files.createDirectories(later.folder());
        try (RotatingLogFile file = new RotatingLogFile(later, "stack", 300)) {
            file.write(entry("stack", 0, LogLevel.INFO, "first"));
        }

        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("first");
        follower.join();
    }

    @Test
    void lines_that_are_no_record_are_dropped_at_the_start_of_a_file() throws IOException {
        Files.writeString(folder.current("worker"), "    left over\nnot a record\n");
        write(entry("worker", 1, LogLevel.INFO, "a"));

        assertThat(logs.read(LogQuery.everything()))
                .extracting(LogEntry::message)
                .containsExactly("a");
    }

    @Test
    void last_words_are_looked_for_at_the_end_of_a_file_however_long_it_is() throws Exception {
        Files.writeString(folder.output(), "noise\n".repeat(100_000) + "\nlast\nwords\n");

        assertThat(folder.lastOutput(2)).containsExactly("last", "words");
        assertThat(folder.lastOutput(1_000_000)).hasSizeLessThan(64 * 1024 / 6 + 3);
    }

    @Test
    void last_words_that_cannot_be_read_are_a_missing_prerequisite() throws Exception {
        Files.writeString(folder.output(), "words");
        Files.setPosixFilePermissions(folder.output(), Set.of());
        assumeFalse(Files.isReadable(folder.output()), "this user may read everything");

        assertThatThrownBy(() -> folder.lastOutput(2))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessage("[" + folder.output() + "] cannot be read");
    }
}
