package dev.vox.cli.repl.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// When what the user began is over.
class TurnWatchTest {
    private final TurnWatch turn = new TurnWatch();

    @Test
    void a_text_is_over_when_its_answer_is() {
        turn.begin(false);
        assertThat(turn.finish(false)).isFalse();
        turn.state("SPEAKING");
        turn.answered();
        assertThat(turn.finish(false)).isFalse();
        turn.state("LISTENING");
        assertThat(turn.finish(true)).isFalse();
        assertThat(turn.finish(false)).isTrue();
        assertThat(turn.awaiting()).isFalse();
    }

    @Test
    void an_answer_of_several_utterances_is_over_when_the_stack_says_so() {
        turn.begin(true);
        turn.uttered(0);
        assertThat(turn.finish(false)).isFalse();
        turn.answered();
        assertThat(turn.finish(false)).isTrue();
    }

    @Test
    void a_stack_that_forgets_to_say_so_is_not_waited_for() {
        long second = 1_000_000_000L;
        turn.begin(true);
        turn.state("SPEAKING");
        turn.uttered(0);
        turn.assumeEnd(4 * second);
        assertThat(turn.finish(false)).isFalse();
        turn.state("LISTENING");
        assertThat(turn.finish(false)).isFalse();
        turn.assumeEnd(2 * second);
        assertThat(turn.finish(false)).isFalse();
        turn.assumeEnd(4 * second);
        assertThat(turn.finish(false)).isTrue();
    }

    @Test
    void speech_is_over_when_it_is_said_and_answered() {
        turn.begin(false);
        turn.userTalks();
        turn.answered();
        assertThat(turn.finish(false)).isFalse();
        turn.userIsDone();
        assertThat(turn.finish(false)).isTrue();
    }

    @Test
    void an_answer_that_was_broken_into_is_not_that_to_who_broke_in() {
        turn.begin(true);
        turn.userTalks();
        turn.answerOver();
        turn.userIsDone();
        assertThat(turn.finish(false)).isFalse();
        turn.understood(0);
        turn.answerBegan();
        turn.answerOver();
        assertThat(turn.finish(false)).isTrue();
    }

    @Test
    void speech_that_is_not_understood_is_given_up() {
        long second = 1_000_000_000L;
        turn.begin(false);
        turn.userTalks();
        turn.userIsDone();
        assertThat(turn.giveUp(0)).isFalse();
        assertThat(turn.giveUp(9 * second)).isFalse();
        assertThat(turn.finish(false)).isFalse();
        assertThat(turn.giveUp(11 * second)).isTrue();
        assertThat(turn.finish(false)).isTrue();
    }

    @Test
    void an_answer_that_began_is_not_given_up() {
        long second = 1_000_000_000L;
        turn.understood(0);
        turn.answerBegan();
        assertThat(turn.giveUp(60 * second)).isFalse();
    }

    @Test
    void whoever_broke_in_is_not_done_before_the_stack_listens() {
        turn.begin(false);
        turn.answered();
        turn.state("BARGED_IN");
        assertThat(turn.finish(false)).isFalse();
        turn.state("LISTENING");
        assertThat(turn.finish(false)).isTrue();
    }

    @Test
    void what_was_stopped_before_is_not_the_answer_to_the_next() {
        turn.begin(true);
        turn.stops();
        turn.begin(true);
        turn.answerOver();
        turn.stopped();
        assertThat(turn.finish(false)).isFalse();
        turn.answerOver();
        assertThat(turn.finish(false)).isTrue();
    }

    @Test
    void a_stop_ends_the_turn_that_it_came_in() {
        turn.begin(true);
        turn.stops();
        turn.stopped();
        assertThat(turn.finish(false)).isTrue();
        turn.begin(true);
        turn.answerOver();
        assertThat(turn.finish(false)).isTrue();
    }
}
