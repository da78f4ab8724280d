package dev.vox.cli.repl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.cli.repl.input.Input;
import dev.vox.cli.repl.talk.ReplEvent;
import dev.vox.cli.repl.talk.UtteranceFigures;
import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// The language of scripts.
class ScriptParserTest {
    @Test
    void lines_are_read_with_their_numbers() {
        List<Step> steps =
                ScriptParser.parse(
                        "stdin",
                        """
                        # a comment with a " quote
                        Hello there

                        Tell me more &
                        wait 500ms
                        /pause
                        one line \\
                        and its rest
                        """);

        assertThat(steps)
                .containsExactly(
                        new Step.Act(2, new Input.Turn("Hello there"), true),
                        new Step.Act(4, new Input.Turn("Tell me more"), false),
                        new Step.Rest(5, Duration.ofMillis(500)),
                        new Step.Act(6, new Input.Pause(), false),
                        new Step.Act(7, new Input.Turn("one line and its rest"), true));
    }

    @Test
    void an_expectation_has_conditions_and_a_time() {
        List<Step> steps =
                ScriptParser.parse(
                        "stdin",
                        """
                        expect utterance text~completed firstAudibleMs<300 audioMs>100 within 2s
                        expect transcript text~"open the (door|window)\\b"
                        expect no barge_in within 1s
                        """);

        Step.Expect figures = (Step.Expect) steps.get(0);
        assertThat(figures.within()).isEqualTo(Duration.ofSeconds(2));
        assertThat(figures.isMetBy(utterance(120, "completed"))).isTrue();
        assertThat(figures.isMetBy(utterance(300, "completed"))).isFalse();
        assertThat(figures.isMetBy(utterance(120, "stopped"))).isFalse();
        Step.Expect words = (Step.Expect) steps.get(1);
        assertThat(words.isMetBy(new ReplEvent.Transcript("user", "open the window now", true)))
                .isTrue();
        assertThat(words.isMetBy(new ReplEvent.Transcript("user", "open the windows", true)))
                .isFalse();
        assertThat(words.within()).isEqualTo(Duration.ofSeconds(5));
        assertThat(steps.get(2)).isInstanceOf(Step.Forbid.class);
    }

    @Test
    void every_mistake_is_named_with_its_line() {
        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() ->
                        ScriptParser.parse(
                                "stdin",
                                """
                                /pasue
                                expect utterence
                                expect state text~( within 2s
                                expect state within soon
                                expect
                                wait
                                fine
                                he said "wait
                                """))
                .withMessage(
                        """
                        [stdin:1] there is no command /pasue; did you mean /pause?
                        [stdin:2] expect: 'utterence' is no event; did you mean utterance?
                        [stdin:3] expect: 'text~(' is no condition; usage: expect [no] EVENT [FIELD~REGEX] [FIELD<NUMBER] [within 2s]
                        [stdin:4] expect: 'soon' is not a time; as in within 2s
                        [stdin:5] expect: names no event; usage: expect [no] EVENT [FIELD~REGEX] [FIELD<NUMBER] [within 2s]
                        [stdin:6] wait: '' is not a time; as in wait 500ms
                        [stdin:8] a double quote or a backslash is open at the end\
                        """);
    }

    private static ReplEvent utterance(int firstAudible, String outcome) {
        return new ReplEvent.Utterance(
                new UtteranceFigures(
                        1,
                        Duration.ofMillis(20),
                        Duration.ofMillis(firstAudible),
                        Duration.ofSeconds(1),
                        outcome));
    }
}
