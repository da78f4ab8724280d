package dev.vox.runtime.asr.sphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.RecognitionException;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.RecognizerContract;
import dev.vox.runtime.asr.Speech;
import dev.vox.runtime.asr.Transcript;
import dev.vox.runtime.model.Await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

final class SphinxRecognizerTest implements RecognizerContract {
    private static final List<String> NO_COMMANDS =
            List.of(
                    "the quick brown fox jumps over the lazy dog",
                    "i would like to order a pizza",
                    "hello",
                    "lights",
                    "yes",
                    "what about tomorrow then",
                    "i do not know what you mean",
                    "my name is peter and i live in berlin",
                    "one two three four five",
                    "it is ten minutes past nine",
                    "we went to the station by train",
                    "this is a completely different sentence");

    private static final String MENU =
            """
            #JSGF V1.0;
            grammar menu;
            public <order> = (I want | give me) <dish> [please];
            <dish> = [a | two] (pizza | beer)+;
            """;

    private static Recognizer commands;
    private static Speech speech;

    @BeforeAll
    static void load() throws Exception {
        speech = new Speech();
        commands = new SphinxRecognizer(everyday());
        commands.prepare();
    }

    @AfterAll
    static void close() {
        commands.close();
        speech.close();
    }

    private static SphinxSettings everyday() {
        return SphinxSettings.of(SphinxMode.everyday()).withLongestUtterance(Duration.ofSeconds(5));
    }

    @Override
    public Recognizer recognizer() {
        return commands;
    }

    @Override
    public Recognizer another() {
        return new SphinxRecognizer(everyday());
    }

    @Override
    public String phrase() {
        return "turn the lights on";
    }

    @Override
    public Speech speech() {
        return speech;
    }

    @Test
    void the_everyday_commands_are_understood() throws Exception {
        assertThat(understood(said -> said)).hasSizeGreaterThanOrEqualTo(19);
    }

    @Test
    void the_everyday_commands_are_understood_from_a_client_at_48_kHz() throws Exception {
        assertThat(understood(Speech::overTheWire)).hasSizeGreaterThanOrEqualTo(19);
    }

    @Test
    void the_everyday_commands_are_understood_in_noise_10_dB_below() throws Exception {
        assertThat(understood(said -> Speech.inNoise(said, 10))).hasSizeGreaterThanOrEqualTo(19);
    }

    @Test
    void the_everyday_commands_are_understood_between_samples_of_nought() throws Exception {
        assertThat(understood(SphinxRecognizerTest::muted)).hasSizeGreaterThanOrEqualTo(19);
    }

    /// As it comes when frames were lost before it and the microphone was muted after it.
    private static short[] muted(short[] said) {
        short[] muted = new short[said.length + 25 * Speech.FRAME];
        System.arraycopy(said, 0, muted, 10 * Speech.FRAME, said.length);
        return muted;
    }

    private static List<String> understood(UnaryOperator<short[]> way) throws Exception {
        List<String> phrases = SphinxMode.everyday().phrases();
        assertThat(phrases).hasSize(20).doesNotHaveDuplicates();
        List<String> right = new ArrayList<>();
        for (String phrase : phrases) {
            short[] said = way.apply(speech.said(phrase));
            if (RecognizerContract.transcript(commands, said).text().equals(phrase)) {
                right.add(phrase);
            }
        }
        return right;
    }

    @Test
    void what_is_no_command_is_not_understood() throws Exception {
        List<String> taken = new ArrayList<>();
        for (String sentence : NO_COMMANDS) {
            String text = RecognizerContract.transcript(commands, speech.said(sentence)).text();
            if (!text.isEmpty()) {
                taken.add(sentence + " → " + text);
            }
        }

        assertThat(taken).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void the_words_so_far_are_told_while_the_speech_goes_on() throws Exception {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        try (Recognition recognition = commands.begin(partial -> told.add(partial.text()))) {
            Speech.hear(recognition, speech.said("set a timer for ten minutes"));
            Await.until("the first words are told", () -> told.contains("set a timer"));
            Transcript whole = recognition.finish(PATIENCE);

            assertThat(whole.text()).isEqualTo("set a timer for ten minutes");
        }
    }

    @Test
    void a_grammar_allows_what_its_rules_allow() throws Exception {
        try (Recognizer menu =
                new SphinxRecognizer(SphinxSettings.of(new SphinxMode.Grammar(MENU)))) {
            for (String order :
                    List.of("i want a pizza please", "give me two beer", "i want pizza beer")) {
                assertThat(RecognizerContract.transcript(menu, speech.said(order)).text())
                        .isEqualTo(order);
            }
        }
    }

    @Test
    void phrases_are_read_as_people_write_them() throws Exception {
        List<String> written = List.of("What's the time?", "  Stop, please! ", "Check-in");
        try (Recognizer phrases =
                new SphinxRecognizer(SphinxSettings.of(new SphinxMode.Phrases(written)))) {
            assertThat(RecognizerContract.transcript(phrases, speech.said("stop please")).text())
                    .isEqualTo("stop please");
        }
    }

    @Test
    void all_words_that_are_unknown_are_named_with_the_fix() {
        assertThat(refusal(new SphinxMode.Phrases(List.of("frobnicate the lights", "xyzzy"))))
                .isEqualTo(
                        "sphinx does not know the words 'frobnicate', 'xyzzy'; use words of its"
                                + " English dictionary");
    }

    @Test
    void all_phrases_with_signs_are_named_with_the_fix() {
        assertThat(refusal(new SphinxMode.Phrases(List.of("play 3 songs", "stop", "<sil>", "..."))))
                .isEqualTo(
                        "sphinx understands words only, not 'play 3 songs', '<sil>', '...'; write"
                                + " numbers and signs as words");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "turn it on                                       | does not begin with '#JSGF"
                        + " V1.0;'",
                "#JSGF V1.0; grammar g; <a> = stop;               | has no public rule",
                "#JSGF V1.0; grammar g; public <a> = <b>;         | calls the rule <b>",
                "#JSGF V1.0; grammar g; public <a> = stop <a>;    | rule <a> calls itself",
                "#JSGF V1.0; grammar g; public <a> = [stop];      | to say nothing at all",
                "#JSGF V1.0; grammar g; public <a> = go ([on])+;  | repeats",
                "#JSGF V1.0; grammar g; import <x.y>; public <a> = go; | imports others",
                "#JSGF V1.0; grammar g; public <a> = (stop;       | cannot be read at line 1",
            })
    void a_grammar_that_is_wrong_says_what_is(String grammar, String problem) {
        assertThat(refusal(new SphinxMode.Grammar(grammar)))
                .startsWith("the grammar")
                .contains(problem);
    }

    private static String refusal(SphinxMode mode) {
        List<String> message = new ArrayList<>();
        try (Recognizer wrong = new SphinxRecognizer(SphinxSettings.of(mode))) {
            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(wrong::prepare)
                    .satisfies(e -> message.add(e.getMessage()));
            assertThatExceptionOfType(RecognitionException.class)
                    .isThrownBy(() -> wrong.begin(partial -> {}))
                    .withMessage(message.getFirst());
        }
        return message.getFirst();
    }

    @Test
    void sphinx_keeps_quiet() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream ear = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(ear);
        System.setErr(ear);
        try (Recognizer quiet = new SphinxRecognizer(everyday())) {
            RecognizerContract.transcript(quiet, speech.said("stop"));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
