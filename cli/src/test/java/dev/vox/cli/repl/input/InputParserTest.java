package dev.vox.cli.repl.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.voice.sound.Noise;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;

/// What a typed line means.
class InputParserTest {
    @Test
    void a_line_is_a_turn_and_a_slash_begins_a_command() throws Exception {
        assertThat(InputParser.parse("  Hello, don't you hear?  "))
                .isEqualTo(new Input.Turn("Hello, don't you hear?"));
        assertThat(InputParser.parse("//usr is a folder"))
                .isEqualTo(new Input.Turn("/usr is a folder"));
        assertThat(InputParser.parse("   ")).isEqualTo(new Input.Nothing());
        assertThat(InputParser.parse("/pause")).isEqualTo(new Input.Pause());
        assertThat(InputParser.parse("/STOP")).isEqualTo(new Input.Stop());
        assertThat(InputParser.parse("/say  Read \"this\" as it is"))
                .isEqualTo(new Input.Say("Read \"this\" as it is"));
    }

    @Test
    void words_behind_a_command_are_read() throws Exception {
        assertThat(InputParser.parse("/wav \"my question.wav\""))
                .isEqualTo(new Input.Wav(Path.of("my question.wav")));
        assertThat(InputParser.parse("/wav my\\ question.wav"))
                .isEqualTo(new Input.Wav(Path.of("my question.wav")));
        assertThat(InputParser.parse("/record")).isEqualTo(new Input.Recording(null));
        assertThat(InputParser.parse("/voice kevin16")).isEqualTo(new Input.Voice("kevin16"));
        assertThat(InputParser.parse("/interrupt 350"))
                .isEqualTo(new Input.Interrupt(Duration.ofMillis(350), null));
        assertThat(InputParser.parse("/interrupt 1.5s \"wait a moment\""))
                .isEqualTo(new Input.Interrupt(Duration.ofMillis(1500), "wait a moment"));
        assertThat(InputParser.parse("/noise babble 12dB"))
                .isEqualTo(new Input.Disturb(Noise.BABBLE, 12));
        assertThat(InputParser.parse("/noise cough")).isEqualTo(new Input.Disturb(Noise.COUGH, 0));
        assertThat(InputParser.parse("/noise off")).isEqualTo(new Input.Disturb(null, 0));
        assertThat(InputParser.parse("/loss 3%")).isEqualTo(new Input.Loss(3));
        assertThat(InputParser.parse("/jitter 40ms"))
                .isEqualTo(new Input.Jitter(Duration.ofMillis(40)));
        assertThat(InputParser.parse("/help wav")).isEqualTo(new Input.Help(Verb.WAV));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/puase | there is no command /puase; did you mean /pause?",
                "/xyzzy | there is no command /xyzzy; /help shows the commands",
                "/pause now | /pause: takes nothing behind it; usage: /pause",
                "/say | /say: needs a text; usage: /say TEXT",
                "/wav | /wav: needs one word behind it; usage: /wav FILE",
                "/wav a b | /wav: needs one word behind it; usage: /wav FILE",
                "/interrupt | /interrupt: needs a time; usage: /interrupt TIME [TEXT]",
                "/interrupt soon | /interrupt: 'soon' is not a time; as in /interrupt 350",
                "/loss 101% | /loss: '101%' is not a share; as in /loss 3%",
                "/jitter 2s | /jitter: '2s' is not a time of a second at most; as in /jitter 40ms",
                "/help plause | there is no command /plause; did you mean /pause?"
            })
    void a_mistake_says_what_is_meant(String line, String problem) {
        assertThatExceptionOfType(InputMistake.class)
                .isThrownBy(() -> InputParser.parse(line))
                .satisfies(mistake -> assertThat(mistake.line()).isEqualTo(problem));
    }

    @Test
    void an_unknown_noise_is_told_those_there_are() {
        assertThatExceptionOfType(InputMistake.class)
                .isThrownBy(() -> InputParser.parse("/noise rain"))
                .withMessage("/noise: 'rain' is no noise")
                .satisfies(mistake ->
                        assertThat(mistake.hint().orElseThrow()).contains(Noise.names()));
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void every_command_is_found_by_its_name_and_explained(Verb verb) throws Exception {
        assertThat(InputParser.parse("/help " + verb.typed())).isEqualTo(new Input.Help(verb));
        assertThat(verb.help()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void a_backslash_and_an_open_quote_go_on_in_the_next_line() {
        assertThat(Lines.unfinished("first \\")).isTrue();
        assertThat(Lines.unfinished("a backslash \\\\")).isFalse();
        assertThat(Lines.unfinished("she said \"wait")).isTrue();
        assertThat(Lines.unfinished("she said \"wait\"")).isFalse();
        assertThat(Lines.unfinished("don't")).isFalse();
        assertThat(Lines.joined("first \\\nsecond")).isEqualTo("first second");
        assertThat(Lines.joined("\"first\nsecond\"")).isEqualTo("first\nsecond");
        assertThat(Lines.joined("say \"hi\" and \"ho\"")).isEqualTo("say \"hi\" and \"ho\"");
    }
}
