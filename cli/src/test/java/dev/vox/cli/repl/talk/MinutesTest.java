package dev.vox.cli.repl.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/// What is kept of a conversation.
class MinutesTest {
    private final Minutes minutes = new Minutes();

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private void said(String role, String text) {
        note(new ReplEvent.Transcript(role, text, true));
    }

    private void spoken(long audio, String outcome) {
        note(new ReplEvent.Utterance(new UtteranceFigures(1, null, null, millis(audio), outcome)));
    }

    private void note(ReplEvent event) {
        minutes.note(new Told(millis(1500), event));
    }

    @Test
    void an_answer_that_was_broken_into_is_shown_with_what_was_played_of_it() {
        said("user", "Tell me a story");
        said("assistant", "It was long ago.");
        spoken(900, "completed");
        said("assistant", "There was a river, and a boat on it.");
        note(new ReplEvent.Flush(11));
        said("user", "Stop");
        spoken(720, "stopped");

        assertThat(MinutesViews.transcript(minutes.copy()))
                .containsExactly(
                        "00:01.5  user: Tell me a story",
                        "00:01.5  assistant: It was long ago.",
                        "00:01.5  assistant: There was a river, and a boat on it.  [broken off"
                                + " after 500 ms]",
                        "00:01.5  user: Stop");
    }

    @Test
    void what_was_flushed_of_one_answer_is_not_taken_from_another() {
        said("assistant", "One.");
        note(new ReplEvent.Flush(11));
        spoken(300, "completed");
        said("assistant", "Two.");
        spoken(300, "stopped");

        assertThat(minutes.copy().transcript())
                .extracting(Minutes.Said::brokenOffAfter)
                .containsExactly(null, millis(300));
    }
}
