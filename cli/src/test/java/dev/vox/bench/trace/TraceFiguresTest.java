package dev.vox.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vox.bench.metric.Metric;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Figures out of conversations that are made up, so that each is known beforehand.
class TraceFiguresTest {
    private static final double A_MILLISECOND = 1;

    @TempDir Path folder;

    @Test
    void an_answer_counts_from_the_text_to_the_first_sound_at_the_ear() throws Exception {
        List<TraceFigure> figures =
                new MadeTrace(Duration.ofSeconds(2))
                        .event(100, "text", "text", "hello", "role", "assistant")
                        .event(140, "first_frame", "sequence", 1)
                        .event(250, "audible_due")
                        .hears(250, 1_000)
                        .measured(folder);

        assertThat(value(figures, Metric.FIRST_FRAME)).isCloseTo(40, within(A_MILLISECOND));
        assertThat(value(figures, Metric.FIRST_AUDIBLE)).isCloseTo(150, within(A_MILLISECOND));
        assertThat(figures).hasSize(2);
    }

    @Test
    void an_answer_counts_from_the_last_that_was_heard_of_the_user() throws Exception {
        List<TraceFigure> figures =
                new MadeTrace(Duration.ofSeconds(2))
                        .says(100, 600)
                        .hears(1_100, 1_500)
                        .measured(folder);

        assertThat(value(figures, Metric.FIRST_AUDIBLE)).isCloseTo(500, within(A_MILLISECOND));
        assertThat(figures).hasSize(1);
    }

    @Test
    void a_barge_in_counts_from_the_onset_of_the_user_to_the_last_that_is_heard_of_the_agent()
            throws Exception {
        List<TraceFigure> figures =
                new MadeTrace(Duration.ofSeconds(3))
                        .sounds(100, 1_130)
                        .says(1_000, 1_600)
                        .event(1_125, "speech_began", "decidedMs", 1_120)
                        .event(1_130, "flush", "upTo", 40)
                        .measured(folder);

        assertThat(value(figures, Metric.BARGEIN_SPEECH)).isCloseTo(130, within(A_MILLISECOND));
        assertThat(figure(figures, Metric.BARGEIN_DETECT).eventsOrNull()).isEqualTo(125_000_000);
        assertThat(figure(figures, Metric.BARGEIN_DETECT).audioOrNull()).isEqualTo(120_000_000);
    }

    @Test
    void who_speaks_into_silence_breaks_into_nothing() throws Exception {
        List<TraceFigure> figures =
                new MadeTrace(Duration.ofSeconds(3))
                        .hears(100, 300)
                        .says(1_000, 1_600)
                        .event(1_080, "speech_began", "decidedMs", 1_080)
                        .measured(folder);

        assertThat(figures).isEmpty();
    }

    @Test
    void a_pause_counts_to_its_acknowledgement_and_to_the_last_sound() throws Exception {
        List<TraceFigure> figures =
                new MadeTrace(Duration.ofSeconds(2))
                        .sounds(0, 580)
                        .event(500, "command", "command", "PAUSE")
                        .event(503, "control", "command", "PAUSE", "sentMs", 500)
                        .event(580, "held")
                        .measured(folder);

        assertThat(value(figures, Metric.BARGEIN_CONTROL)).isCloseTo(3, within(A_MILLISECOND));
        assertThat(value(figures, Metric.BARGEIN_EAR)).isCloseTo(80, within(A_MILLISECOND));
    }

    @Test
    void a_figure_whose_two_ways_disagree_by_more_than_a_frame_is_a_flaw() throws Exception {
        List<TraceFigure> figures =
                new MadeTrace(Duration.ofSeconds(2))
                        .event(100, "text", "text", "hello", "role", "user")
                        .event(200, "audible_due")
                        .hears(250, 900)
                        .measured(folder);

        assertThat(TraceFigures.flaws(figures, Duration.ZERO))
                .containsExactly("turn 1: first_audible by events and by audio are 50 ms apart");
        assertThat(TraceFigures.flaws(figures, Duration.ofMillis(40))).isEmpty();
    }

    private static double value(List<TraceFigure> figures, Metric metric) {
        return figure(figures, metric).value();
    }

    private static TraceFigure figure(List<TraceFigure> figures, Metric metric) {
        return figures.stream().filter(each -> each.metric() == metric).findFirst().orElseThrow();
    }
}
