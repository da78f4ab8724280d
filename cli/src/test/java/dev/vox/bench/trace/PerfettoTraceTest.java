package dev.vox.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.metric.Metric;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The picture of a conversation, held against the rules of the Trace Event Format.
class PerfettoTraceTest {
    private static final Set<String> PHASES = Set.of("M", "X", "i", "C", "s", "t", "f");

    @TempDir Path folder;

    @Test
    void every_event_is_as_the_format_wants_it() throws Exception {
        for (JsonValue event : events()) {
            assertThat(event.text("ph").orElseThrow()).isIn(PHASES);
            assertThat(event.text("name")).isPresent();
            assertThat(event.whole("pid")).contains(1L);
            assertThat(event.whole("tid")).isPresent();
            assertThat(event.whole("ts").orElseThrow()).isNotNegative();
            switch (event.text("ph").orElseThrow()) {
                case "X" -> assertThat(event.whole("dur").orElseThrow()).isNotNegative();
                case "i" -> assertThat(event.text("s")).contains("t");
                case "C", "M" -> assertThat(event.get("args")).isPresent();
                case "s", "t" -> assertThat(event.whole("id")).isPresent();
                case "f" -> {
                    assertThat(event.whole("id")).isPresent();
                    assertThat(event.text("bp")).contains("e");
                }
                default -> throw new AssertionError();
            }
        }
    }

    @Test
    void every_row_has_a_name_and_every_event_a_row() throws Exception {
        List<JsonValue> events = events();
        Map<Long, String> names = new HashMap<>();
        for (JsonValue event : events) {
            if (event.text("name").equals(Optional.of("thread_name"))) {
                names.put(
                        event.whole("tid").orElseThrow(),
                        event.get("args").orElseThrow().text("name").orElseThrow());
            }
        }

        assertThat(names.values())
                .contains("user speech", "agent speech, at the ear", "state", "barge-in");
        assertThat(events)
                .filteredOn(event -> !Set.of("M", "C").contains(event.text("ph").orElseThrow()))
                .allMatch(event -> names.containsKey(event.whole("tid").orElseThrow()));
    }

    @Test
    void slices_of_a_row_do_not_overlap() throws Exception {
        Map<Long, Long> ends = new HashMap<>();
        for (JsonValue event : events()) {
            if (event.text("ph").equals(Optional.of("X"))) {
                long row = event.whole("tid").orElseThrow();
                long begin = event.whole("ts").orElseThrow();
                assertThat(begin).isGreaterThanOrEqualTo(ends.getOrDefault(row, 0L));
                ends.put(row, begin + event.whole("dur").orElseThrow());
            }
        }
        assertThat(ends).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_flow_leads_from_the_onset_over_its_detection_to_the_last_that_is_heard()
            throws Exception {
        List<JsonValue> events = events();
        List<Long> flow = new ArrayList<>();
        for (JsonValue event : events) {
            if (Set.of("s", "t", "f").contains(event.text("ph").orElseThrow())) {
                flow.add(event.whole("ts").orElseThrow());
                assertThat(events)
                        .as("a slice around " + event)
                        .anyMatch(slice -> around(slice, event));
            }
        }

        assertThat(flow).containsExactly(1_000_000L, 1_119_999L, 1_129_999L);
    }

    @Test
    void the_frames_are_a_counter_of_the_playout_buffer_and_one_of_jitter() throws Exception {
        List<JsonValue> counters =
                events().stream()
                        .filter(event -> event.text("ph").equals(Optional.of("C")))
                        .toList();

        assertThat(values(counters, "playout buffer (ms)")).containsExactly(60.0, 75.0, 70.0);
        assertThat(values(counters, "frame jitter (ms)")).containsExactly(5.0, 3.0);
    }

    private static List<Double> values(List<JsonValue> counters, String name) {
        return counters.stream()
                .filter(event -> event.text("name").equals(Optional.of(name)))
                .map(event -> event.get("args").orElseThrow().number("ms").orElseThrow())
                .toList();
    }

    private static boolean around(JsonValue slice, JsonValue event) {
        if (!slice.text("ph").equals(Optional.of("X"))
                || !slice.whole("tid").equals(event.whole("tid"))) {
            return false;
        }
        long begin = slice.whole("ts").orElseThrow();
        long at = event.whole("ts").orElseThrow();
        return at >= begin && at < begin + slice.whole("dur").orElseThrow();
    }

    private List<JsonValue> events() throws Exception {
        Path trace =
                new MadeTrace(Duration.ofSeconds(3))
                        .event(10, "text", "text", "go on", "role", "assistant")
                        .event(11, "state", "from", "LISTENING", "to", "SPEAKING")
                        .event(40, "frame", "sequence", 1, "queuedMs", 60)
                        .event(65, "frame", "sequence", 2, "queuedMs", 75)
                        .event(88, "frame", "sequence", 3, "queuedMs", 70)
                        .hears(100, 1_130)
                        .says(1_000, 1_600)
                        .event(1_125, "speech_began", "decidedAfterMs", 80, "decidedMs", 1_120)
                        .event(1_130, "flush", "upTo", 40)
                        .event(1_131, "state", "from", "SPEAKING", "to", "BARGED_IN")
                        .event(2_000, "command", "command", "STOP")
                        .event(2_003, "control", "command", "STOP", "sentMs", 2_000)
                        .latency(Metric.BARGEIN_SPEECH, 2, Duration.ofMillis(130))
                        .write(folder.resolve("a.voxtrace"));
        Path picture = folder.resolve("a.json");
        try (TraceFile read = TraceFile.open(trace)) {
            PerfettoTrace.write(read, picture);
        }
        return Json.parse("a.json", Files.readString(picture)).items("traceEvents");
    }
}
