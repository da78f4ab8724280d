package dev.vox.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Fingerprint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Two recordings beside each other.
class TraceComparisonTest {
    private static final Duration TOLERANCE = Duration.ofMillis(40);

    @TempDir Path folder;

    @Test
    void a_trace_is_the_same_as_itself() throws Exception {
        TraceComparison comparison = compare(trace(), trace());

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.events()).hasSize(5).allMatch(TraceComparison.EventPair::same);
        assertThat(comparison.audio().decibels()).isZero();
        assertThat(comparison.fingerprint()).isEmpty();
    }

    @Test
    void what_shifts_within_the_tolerance_is_the_same() throws Exception {
        TraceComparison comparison =
                compare(
                        new MadeTrace(Duration.ofSeconds(3)).event(30, "flush").hears(500, 1_500),
                        new MadeTrace(Duration.ofSeconds(3)).event(70, "flush").hears(535, 1_535));

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.audio().decibels()).isLessThan(1);
    }

    @Test
    void an_event_at_another_time_is_no_other_event() throws Exception {
        TraceComparison comparison =
                compare(
                        trace().event(2_000, "flush", "upTo", 1),
                        trace().event(2_041, "flush", "upTo", 1));

        assertThat(comparison.same()).isFalse();
        assertThat(comparison.events())
                .filteredOn(pair -> !pair.same())
                .containsExactly(
                        new TraceComparison.EventPair(
                                "flush",
                                Duration.ofMillis(2_000),
                                Duration.ofMillis(2_041),
                                false));
    }

    @Test
    void of_several_the_one_that_is_missing_is_the_one_that_has_no_other_near() throws Exception {
        TraceComparison comparison =
                compare(
                        trace().event(300, "flush").event(1_300, "flush").event(2_300, "flush"),
                        trace().event(310, "flush").event(2_310, "flush"));

        assertThat(comparison.events())
                .filteredOn(pair -> !pair.same())
                .containsExactly(
                        new TraceComparison.EventPair(
                                "flush", Duration.ofMillis(1_300), null, false));
    }

    @Test
    void what_is_additional_is_told_by_what_it_is() throws Exception {
        TraceComparison comparison =
                compare(
                        trace(),
                        trace().event(700, "state", "from", "SPEAKING", "to", "BARGED_IN"));

        assertThat(comparison.events())
                .filteredOn(pair -> !pair.same())
                .containsExactly(
                        new TraceComparison.EventPair(
                                "state BARGED_IN", null, Duration.ofMillis(700), false));
    }

    @Test
    void other_words_are_a_difference_word_by_word() throws Exception {
        TraceComparison comparison =
                compare(
                        trace().event(
                                        900,
                                        "transcript",
                                        "role",
                                        "user",
                                        "text",
                                        "turn the light off",
                                        "final",
                                        true),
                        trace().event(
                                        900,
                                        "transcript",
                                        "role",
                                        "user",
                                        "text",
                                        "turn the lights off now",
                                        "final",
                                        true));

        assertThat(comparison.same()).isFalse();
        assertThat(comparison.events()).allMatch(TraceComparison.EventPair::same);
        assertThat(comparison.transcripts())
                .extracting(each -> each.words().line())
                .containsExactly("turn the [-light-] {+lights+} off {+now+}");
    }

    @Test
    void what_was_understood_so_far_and_what_the_user_did_is_not_compared() throws Exception {
        TraceComparison comparison =
                compare(
                        trace(),
                        trace().event(
                                        900,
                                        "transcript",
                                        "role",
                                        "user",
                                        "text",
                                        "turn",
                                        "final",
                                        false)
                                .event(901, "text", "text", "hello", "role", "user")
                                .event(902, "sent", "bytes", 1_920));

        assertThat(comparison.same()).isTrue();
    }

    @Test
    void a_latency_may_differ_by_the_tolerance_and_no_more() throws Exception {
        assertThat(figures(Duration.ofMillis(100), Duration.ofMillis(140)).same()).isTrue();
        assertThat(figures(Duration.ofMillis(100), Duration.ofMillis(141)).same()).isFalse();
    }

    @Test
    void an_underrun_counts_as_a_frame() throws Exception {
        assertThat(underruns(0, 2).same()).isTrue();
        assertThat(underruns(0, 3).same()).isFalse();
    }

    @Test
    void a_figure_that_only_one_has_is_a_difference() throws Exception {
        TraceComparison comparison =
                compare(trace(), trace().latency(Metric.BARGEIN_EAR, 1, Duration.ofMillis(60)));

        assertThat(comparison.same()).isFalse();
        assertThat(comparison.figures())
                .containsExactly(
                        new TraceComparison.FigurePair(
                                Metric.BARGEIN_EAR, 1, null, 60_000_000L, false));
    }

    @Test
    void audio_that_is_missing_is_a_difference_even_without_an_event() throws Exception {
        TraceComparison comparison = compare(trace().sounds(1_700, 2_200), trace());

        assertThat(comparison.same()).isFalse();
        assertThat(comparison.audio().audibleBefore())
                .isEqualTo(comparison.audio().audibleAfter().plusMillis(500));
        assertThat(comparison.audio().decibels()).isGreaterThan(10);
    }

    @Test
    void another_model_is_said_and_is_no_difference_by_itself() throws Exception {
        TraceComparison comparison = compare(trace(), trace().model("mock"));

        assertThat(comparison.same()).isTrue();
        assertThat(comparison.fingerprint())
                .containsExactly(new Fingerprint.Difference("model", "kevin16", "mock"));
    }

    @Test
    void sequences_align_with_as_many_pairs_as_there_can_be() {
        List<Alignment.Pair<Integer>> pairs =
                Alignment.of(
                        List.of(10, 20, 90), List.of(19, 91), (a, b) -> Math.abs(a - b), 1_000);

        assertThat(pairs)
                .containsExactly(
                        new Alignment.Pair<>(10, null),
                        new Alignment.Pair<>(20, 19),
                        new Alignment.Pair<>(90, 91));
    }

    private static MadeTrace trace() {
        return new MadeTrace(Duration.ofSeconds(3))
                .event(20, "state", "from", "LISTENING", "to", "SPEAKING")
                .event(40, "first_frame", "sequence", 1)
                .hears(500, 1_500)
                .event(1_510, "utterance", "frames", 50, "outcome", "completed");
    }

    private TraceComparison figures(Duration before, Duration after) throws Exception {
        return compare(
                trace().latency(Metric.FIRST_AUDIBLE, 1, before),
                trace().latency(Metric.FIRST_AUDIBLE, 1, after));
    }

    private TraceComparison underruns(long before, long after) throws Exception {
        return compare(
                trace().figure(TraceFigure.once(Metric.UNDERRUNS, before)),
                trace().figure(TraceFigure.once(Metric.UNDERRUNS, after)));
    }

    private TraceComparison compare(MadeTrace before, MadeTrace after) throws Exception {
        try (TraceFile one = TraceFile.open(before.write(folder.resolve("one.voxtrace")));
                TraceFile other = TraceFile.open(after.write(folder.resolve("other.voxtrace")))) {
            return TraceComparison.of(one, other, TOLERANCE);
        }
    }
}
