package dev.vox.cli.repl.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent;
import dev.vox.voice.ConversationEvent.Boundary;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// The figures of utterances and interruptions, from events and from what the ear heard.
class MetersTest {
    private final UtteranceMeter utterances = new UtteranceMeter();
    private final BargeInMeter bargeIns = new BargeInMeter();

    @Test
    void latency_counts_from_the_text_to_the_first_sample_that_is_heard() {
        utterances.turn(at(0), false);
        utterances.firstFrame(at(15));
        utterances.over(metrics(800));

        assertThat(utterances.ready(heard(null, null), true)).isEmpty();
        assertThat(utterances.ready(heard(95, 400), true))
                .containsExactly(
                        new UtteranceFigures(1, millis(15), millis(95), millis(800), "completed"));
        assertThat(utterances.isPending()).isFalse();
    }

    @Test
    void an_utterance_that_was_cancelled_enters_no_latency() {
        UtteranceFigures whole =
                new UtteranceFigures(1, millis(15), millis(95), millis(800), "completed");
        UtteranceFigures cut =
                new UtteranceFigures(2, millis(500), millis(900), millis(40), "stopped");

        assertThat(
                        MinutesViews.figures(
                                new Minutes.Copy(List.of(), List.of(whole, cut), List.of())))
                .contains("2 utterances, 0 barge-ins")
                .anyMatch(line -> line.startsWith("first_frame") && line.contains("n 1 "))
                .anyMatch(line -> line.startsWith("first_audible") && line.contains("n 1 "))
                .anyMatch(line -> line.startsWith("audio") && line.contains("n 2 "));
    }

    @Test
    void silence_has_no_first_audible_sample() {
        utterances.turn(at(0), false);
        utterances.firstFrame(at(15));
        utterances.over(metrics(100));

        assertThat(utterances.ready(heard(null, null), false))
                .extracting(UtteranceFigures::firstAudible)
                .containsExactly((Duration) null);
    }

    @Test
    void a_text_that_waited_for_another_has_no_latency_of_its_own() {
        utterances.turn(at(0), false);
        utterances.firstFrame(at(15));
        utterances.turn(at(100), true);
        utterances.over(metrics(800));
        utterances.firstFrame(at(820));
        utterances.over(metrics(300));

        List<UtteranceFigures> figures = utterances.ready(heard(95, 1000), false);
        assertThat(figures).extracting(UtteranceFigures::number).containsExactly(1, 2);
        assertThat(figures)
                .extracting(UtteranceFigures::firstFrame)
                .containsExactly(millis(15), null);
    }

    @Test
    void breaking_in_by_speech_is_measured_from_its_onset() {
        Hearing ear = heard(0, 1141);
        hear(new ConversationEvent.UserBegan(at(1000)), ear);
        hear(new ConversationEvent.SpeechHeard(at(1105), Boundary.BEGAN, at(990), at(1100)), ear);
        hear(new ConversationEvent.Flushed(at(1102), 40, 7), ear);

        assertThat(hear(state(1350, "SPEAKING", "BARGED_IN"), ear))
                .isEqualTo(
                        new BargeInFigures(
                                "speech", millis(100), millis(2), millis(41), millis(141)));
    }

    @Test
    void an_onset_that_only_the_server_heard_counts_as_it_says() {
        Hearing ear = heard(0, 1120);
        hear(new ConversationEvent.SpeechHeard(at(1105), Boundary.BEGAN, at(990), at(1100)), ear);

        assertThat(hear(state(1350, "SPEAKING", "BARGED_IN"), ear))
                .isEqualTo(
                        new BargeInFigures("speech", millis(110), null, millis(20), millis(130)));
    }

    @Test
    void a_false_alarm_is_no_interruption() {
        Hearing ear = heard(0, 1120);
        hear(new ConversationEvent.SpeechHeard(at(1105), Boundary.BEGAN, at(990), at(1100)), ear);
        hear(
                new ConversationEvent.SpeechHeard(
                        at(1300), Boundary.FALSE_ALARM, at(1290), at(1290)),
                ear);

        assertThat(hear(state(2000, "SPEAKING", "BARGED_IN"), ear)).isNull();
    }

    @Test
    void a_stop_is_measured_when_there_was_something_to_stop() {
        Hearing ear = heard(0, 1010);
        bargeIns.control(Command.STOP, true);
        assertThat(hear(new ConversationEvent.ControlTaken(at(1003), Command.STOP, at(1000)), ear))
                .isEqualTo(new BargeInFigures("stop", null, millis(3), millis(10), null));

        bargeIns.control(Command.STOP, false);
        assertThat(hear(new ConversationEvent.ControlTaken(at(2003), Command.STOP, at(2000)), ear))
                .isNull();
    }

    @Test
    void a_pause_is_measured_when_what_the_card_has_is_played() {
        Hearing ear = heard(0, 1055);
        bargeIns.control(Command.PAUSE, true);
        hear(new ConversationEvent.Held(at(1060)), ear);
        hear(new ConversationEvent.ControlTaken(at(1003), Command.PAUSE, at(1000)), ear);

        assertThat(bargeIns.ready(at(1050), ear)).isEmpty();
        assertThat(bargeIns.ready(at(1200), ear))
                .contains(new BargeInFigures("pause", null, millis(3), millis(55), null));
        assertThat(bargeIns.ready(at(1300), ear)).isEmpty();
    }

    private @Nullable BargeInFigures hear(ConversationEvent event, Hearing ear) {
        return bargeIns.hear(event, ear).orElse(null);
    }

    private static ConversationEvent state(long at, String from, String to) {
        return new ConversationEvent.StateChanged(at(at), from, to, millis(at));
    }

    private static Hearing heard(@Nullable Integer first, @Nullable Integer last) {
        return new Hearing() {
            @Override
            public OptionalLong firstAudible(long from) {
                return first == null ? OptionalLong.empty() : OptionalLong.of(at(first));
            }

            @Override
            public OptionalLong lastAudible(long before) {
                return last == null ? OptionalLong.empty() : OptionalLong.of(at(last));
            }
        };
    }

    private static ServerMessage.Metrics metrics(long audioMillis) {
        return new ServerMessage.Metrics(
                1, 10.0, 80, audioMillis, audioMillis / 20, 0.1, Outcome.COMPLETED);
    }

    private static long at(long millis) {
        return millis * 1_000_000;
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
