package dev.vox.runtime.tts.kevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.speech.freetts.OutputQueue;
import com.sun.speech.freetts.Token;
import com.sun.speech.freetts.Tokenizer;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.audio.NullAudioPlayer;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import com.sun.speech.freetts.relp.LPCResult;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.Samples;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechEngineContract;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

class KevinEngineTest implements SpeechEngineContract {
    private static final KevinEngine ENGINE = new KevinEngine();
    private static final String SENTENCE =
            "Your appointment is on Tuesday at half past nine, please bring your card.";

    private static LoadedVoice kevin;

    @BeforeAll
    static void load() throws SpeechException {
        kevin = ENGINE.load(ENGINE.find("kevin16").orElseThrow());
    }

    @AfterAll
    static void close() {
        kevin.close();
    }

    @Override
    public SpeechEngine engine() {
        return ENGINE;
    }

    @Override
    public String modelId() {
        return "kevin16";
    }

    @ParameterizedTest
    @CsvSource({"kevin16,16000", "kevin,8000"})
    void speaksASentenceAsLongAndLoudAsAPersonWould(String id, int rate) throws Exception {
        try (LoadedVoice voice = ENGINE.load(ENGINE.find(id).orElseThrow())) {
            short[] spoken = speak(voice, SENTENCE);

            assertThat(voice.sampleRate()).isEqualTo(rate);
            assertThat(spoken.length / (double) rate).isBetween(3.0, 6.0);
            assertThat(Levels.rms(spoken)).isBetween(-30.0, -10.0);
            assertThat(Levels.peak(spoken)).isLessThan(0);
            assertThat(Levels.firstAudible(spoken, rate).orElseThrow()).isLessThan(rate / 50);
        }
    }

    /// The steps, lexicon and sounds are loaded in this project's own way; FreeTTS's way is the reference.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is a warmup test.",
                "Your appointment is on Tuesday at half past nine, please bring your card.",
                "In 1984 Dr. Smith paid $12.50 for 3 1/2 pounds of flummoxed zorgblatts!",
                "The U.S.A. has 50 states, and its 1st president lived at 10 St. Andrew's St.",
                "Is the quizzical kvetching of Xylophonists read or read?",
                "Call 555-1234 at 12:35, chapter XIV; it's John's, isn't it?"
            })
    void speaksAsFreeTtsDoes(String text) throws Exception {
        for (String id : List.of("kevin", "kevin16")) {
            try (LoadedVoice voice = ENGINE.load(ENGINE.find(id).orElseThrow())) {
                short[] reference = stock(id, text);

                assertThat(reference.length).isGreaterThan(voice.sampleRate());
                assertThat(new KevinSpeakerReading(id).say(text)).isEqualTo(reference);
            }
        }
    }

    @Test
    void sentencesSoundOneAfterTheOtherWithAPauseBetween() throws Exception {
        short[] first = speak(kevin, "The first comes first.");
        short[] second = speak(kevin, "Then comes the second!");

        short[] both = speak(kevin, "The first comes first. Then comes the second!");

        assertThat(Arrays.copyOf(both, first.length)).isEqualTo(first);
        assertThat(Arrays.copyOfRange(both, both.length - second.length, both.length))
                .isEqualTo(second);
        assertThat(both.length - first.length - second.length).isBetween(1600, 6400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Hello", "Hello, this is vox.", "One two three, go.", "Silence is golden."})
    void beginsToSoundAtOnce(String text) throws Exception {
        short[] spoken = speak(kevin, text);

        int millis = Levels.firstAudible(spoken, 16_000).orElseThrow() / 16;
        assertThat(millis).isLessThanOrEqualTo(20);
    }

    @Test
    void aLongTextIsSaidWhole() throws Exception {
        String book = (SENTENCE + " ").repeat(1400);
        assertThat(book.length()).isGreaterThan(100_000);
        AtomicLong samples = new AtomicLong();

        kevin.speak(
                new SpeechRequest(book),
                chunk -> {
                    samples.addAndGet(chunk.samples().length);
                    return true;
                });

        long once = speak(kevin, SENTENCE).length;
        long pause = speak(kevin, SENTENCE + " " + SENTENCE).length - 2 * once;
        assertThat(samples.get()).isEqualTo(1400 * once + 1399 * pause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "...",
                "?!",
                "--",
                "'",
                "🎺🎺",
                "你好",
                "\u0000\u001b",
                "\ud83c"
            })
    void whatCannotBeSaidMakesNoAudio(String text) throws Exception {
        assertThat(speak(kevin, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50% & 3 + 4 = 7 @ home #1",
                "€5 £6 ¥7 $8 $ 20°",
                "Çà et là, œuvre, Straße, Łódź, naïve",
                "Hello 🎺 world\u0000\u0007 again",
                "3-4 Al",
                "99999999999999/5",
                "123456789012345678901234567890",
                "1/0 0/0 -5 1e10 .5 5.",
                "'tve ''''a '",
                "e-mail: a@b.example, http://x.example/?q=1&r=2",
                "snake_case camelCase <b>bold</b> {json: [1,2]} `code` \\ ~ ^ | *",
                "Mr Mrs Dr St Al In Hi Me OK",
                "XIV MCMXCIX IIII",
                "X",
                "xqz",
                "a",
                "A",
                "_a",
                "%a",
                "$a"
            })
    void textOfEveryKindIsSaid(String text) throws Exception {
        assertThat(speak(kevin, text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 299, 300, 301, 5000})
    void aWordOfAnyLengthIsSaid(int letters) throws Exception {
        assertThat(speak(kevin, "a".repeat(letters))).isNotEmpty();
        assertThat(speak(kevin, "X".repeat(letters))).isNotEmpty();
        assertThat(speak(kevin, "7".repeat(letters))).isNotEmpty();
    }

    /// FreeTTS prints in many places; standard output belongs to the user.
    @Test
    void noTextIsTooOddAndNothingIsPrinted() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(System.out);
        try {
            oddTexts().forEach(KevinEngineTest::assertSpokenIfSayable);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    private static Stream<String> oddTexts() {
        Random random = new Random(42);
        String signs = "aeiou bcdfg XIV Dr St Al 0123456789 .,;:!?'\"()-/%$&+=@#€£\n\té🎺'd1/2:$";
        return Stream.generate(
                        () -> {
                            StringBuilder text = new StringBuilder();
                            for (int left = random.nextInt(40); left >= 0; left--) {
                                text.append(signs.charAt(random.nextInt(signs.length())));
                            }
                            return text.toString();
                        })
                .limit(1000);
    }

    private static void assertSpokenIfSayable(String text) {
        boolean sayable = text.chars().anyMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        try {
            boolean spoken = speak(kevin, text).length > 0;
            assertThat(spoken || !sayable).as(text).isTrue();
        } catch (SpeechException | InterruptedException e) {
            throw new AssertionError("could not say: " + text, e);
        }
    }

    @Test
    void aClosedVoiceSaysSo() throws Exception {
        LoadedVoice voice = ENGINE.load(ENGINE.find("kevin16").orElseThrow());
        speak(voice, "Hello.");

        voice.close();

        assertThatThrownBy(() -> speak(voice, "Hello."))
                .isInstanceOf(SpeechException.class)
                .hasMessage("kevin16 is closed");
    }

    private static short[] speak(LoadedVoice voice, String text)
            throws SpeechException, InterruptedException {
        Samples samples = new Samples();
        voice.speak(
                new SpeechRequest(text),
                chunk -> {
                    samples.add(chunk.samples());
                    return true;
                });
        return samples.toArray();
    }

    /// What this project's speaker makes of a text, uncut.
    private record KevinSpeakerReading(String id) {
        short[] say(String text) throws Exception {
            KevinData data = KevinData.load(id.equals("kevin16") ? "cmu_us_kal16" : "cmu_us_kal");
            CodedSpeech speech = new KevinSpeaker(data).say(text);
            Samples samples = new Samples();
            for (short[] c = speech.next(100); c != null; c = speech.next(100)) {
                samples.add(c);
            }
            return samples.toArray();
        }
    }

    /// What FreeTTS makes of a text, loaded and decoded by itself.
    private static short[] stock(String id, String text) throws Exception {
        Voice voice =
                Arrays.stream(new KevinVoiceDirectory().getVoices())
                        .filter(one -> one.getName().equals(id))
                        .findFirst()
                        .orElseThrow();
        voice.setOutputQueue(new OutputQueue());
        voice.setAudioPlayer(new NullAudioPlayer());
        voice.allocate();
        Tokenizer tokenizer = voice.getTokenizer();
        tokenizer.setInputText(text);
        List<Token> tokens = new ArrayList<>();
        while (tokenizer.hasMoreTokens()) {
            tokens.add(tokenizer.getNextToken());
        }
        Utterance utterance = new Utterance(voice, tokens);
        for (Object step : voice.getUtteranceProcessors()) {
            ((UtteranceProcessor) step).processUtterance(utterance);
        }
        LPCResult coded = (LPCResult) utterance.getObject("target_lpcres");
        short[] samples = new short[Arrays.stream(coded.getResidualSizes()).sum()];
        ByteBuffer.wrap(coded.getWaveSamples()).asShortBuffer().get(samples);
        return samples;
    }
}
