package dev.vox.runtime.tts.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.Samples;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechEngineContract;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;
import dev.vox.runtime.tts.VoiceProfile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

class EspeakEngineTest implements SpeechEngineContract {
    private static final EspeakEngine ENGINE = new EspeakEngine();
    private static final String SENTENCE =
            "Your appointment is on Tuesday at half past nine, please bring your card.";

    @BeforeAll
    static void theLibraryIsInstalled() {
        assumeTrue(
                ENGINE.unavailable().isEmpty(),
                () -> "skipped: " + ENGINE.unavailable().orElseThrow());
    }

    @Override
    public SpeechEngine engine() {
        return ENGINE;
    }

    @Override
    public String modelId() {
        return "espeak-en-us";
    }

    /// The library's state runs on from one sentence to the next: the flutter of the pitch, and the timing of the first clause by
    /// some tens of milliseconds, so that no two renderings are the same to the sample. This tells speech that was cut off,
    /// doubled or mixed from speech that is whole, and not one word from another.
    @Override
    public void assertSameSpeech(String text, short[] rendering, short[] other) {
        assertThat((double) rendering.length / other.length).as(text).isBetween(0.97, 1.03);
        assertThat(Levels.rms(rendering) - Levels.rms(other)).as(text).isBetween(-3.0, 3.0);
        assertThat(Likeness.of(rendering, other)).as(text).isGreaterThan(0.4);
    }

    @Test
    void differentTextsAreNotTheSameSpeech() throws Exception {
        short[] one = speak("espeak-en-us", "This is sentence number three, it ends here.");
        short[] other = speak("espeak-en-us", "Nobody knows where all the time is gone now.");

        assertThat(Likeness.of(one, other)).isLessThan(0.4);
    }

    @Test
    void listsEveryVoiceOfTheLibraryOnce() {
        List<String> ids = ENGINE.voices().stream().map(VoiceProfile::modelId).toList();

        assertThat(ids).hasSizeGreaterThan(80).doesNotHaveDuplicates();
        assertThat(ids).contains("espeak-en-us", "espeak-en-gb", "espeak-de", "espeak-es");
        assertThat(ids).allMatch(id -> id.matches("espeak-[a-z0-9-]+"));
    }

    @Test
    void tellsWhoSpeaks() {
        VoiceProfile voice = ENGINE.find("espeak-en-us").orElseThrow();

        assertThat(voice.languages()).contains("en-US", "en");
        assertThat(voice.sampleRate()).isEqualTo(22_050);
        assertThat(voice.metadata())
                .containsEntry("name", "English (America)")
                .containsEntry("gender", "male");
    }

    @ParameterizedTest
    @CsvSource({"espeak-en,gmw/en", "espeak-fr,roa/fr", "espeak-en-us,gmw/en-US"})
    void findsTheVoiceThatSuitsALanguageBest(String id, String voice) {
        assertThat(ENGINE.find(id).orElseThrow().modelId()).isEqualTo(id);
        assertThat(ENGINE.find(id).orElseThrow().metadata()).containsEntry("voice", voice);
    }

    @Test
    void speaksASentenceAsLongAndLoudAsAPersonWould() throws Exception {
        short[] spoken = speak("espeak-en-us", SENTENCE);

        assertThat(spoken.length / 22_050.0).isBetween(3.0, 6.0);
        assertThat(Levels.rms(spoken)).isBetween(-30.0, -8.0);
        assertThat(Levels.firstAudible(spoken, 22_050).orElseThrow()).isLessThan(22_050 / 10);
    }

    @Test
    void handsTheSpeechOnInSmallPieces() throws Exception {
        List<Integer> sizes = new ArrayList<>();
        try (LoadedVoice voice = load("espeak-de")) {
            voice.speak(
                    new SpeechRequest("Guten Tag, wie geht es Ihnen heute?"),
                    chunk -> sizes.add(chunk.samples().length));
        }

        assertThat(sizes).hasSizeGreaterThan(10).allMatch(size -> size <= 22_050 * 60 / 1000 + 1);
    }

    @Test
    void voicesDifferThoughOneLibraryServesThem() throws Exception {
        short[] american = speak("espeak-en-us", SENTENCE);
        short[] german = speak("espeak-de", SENTENCE);

        assertThat(Likeness.of(american, german)).isLessThan(0.85);
        assertSameSpeech(SENTENCE, speak("espeak-en-us", SENTENCE), american);
    }

    @Test
    void aPauseStandsBetweenSentencesAndNotAtTheEnd() throws Exception {
        int first = speak("espeak-en-us", "The first comes first.").length;
        int second = speak("espeak-en-us", "Then comes the second!").length;

        int both = speak("espeak-en-us", "The first comes first. Then comes the second!").length;

        assertThat(both - first - second).isBetween(22_050 / 20, 22_050);
    }

    @Test
    void aLongTextIsSaidWhole() throws Exception {
        long once = speak("espeak-en-us", SENTENCE).length;
        AtomicLong samples = new AtomicLong();

        try (LoadedVoice voice = load("espeak-en-us")) {
            voice.speak(
                    new SpeechRequest((SENTENCE + " ").repeat(200)),
                    chunk -> samples.addAndGet(chunk.samples().length) > 0);
        }

        assertThat(samples.get()).isBetween(200 * once, 200 * (once + 22_050));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "...", "?!", "\u0000\u001b"})
    void whatCannotBeSaidMakesNoSound(String text) throws Exception {
        assertThat(Levels.firstAudible(speak("espeak-en-us", text), 22_050)).isEmpty();
    }

    @Test
    void noTextIsTooOdd() throws Exception {
        Random random = new Random(42);
        String signs = "aeiou bcdfg XIV Dr 0123456789 .,;:!?'\"()-/%$&+=@#€£\n\té🎺你好<speak>[[a]]";
        try (LoadedVoice voice = load("espeak-en-us")) {
            for (int i = 0; i < 300; i++) {
                StringBuilder text = new StringBuilder("a");
                for (int left = random.nextInt(40); left >= 0; left--) {
                    text.append(signs.charAt(random.nextInt(signs.length())));
                }
                assertThat(speak(voice, text.toString())).as(text.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void aClosedVoiceSaysSo() throws Exception {
        LoadedVoice voice = load("espeak-en-us");
        voice.close();

        assertThatThrownBy(() -> speak(voice, "Hello."))
                .isInstanceOf(SpeechException.class)
                .hasMessage("espeak-en-us is closed");
    }

    private static LoadedVoice load(String id) throws SpeechException {
        return ENGINE.load(ENGINE.find(id).orElseThrow());
    }

    private static short[] speak(String id, String text) throws Exception {
        try (LoadedVoice voice = load(id)) {
            return speak(voice, text);
        }
    }

    private static short[] speak(LoadedVoice voice, String text) throws Exception {
        Samples samples = new Samples();
        voice.speak(
                new SpeechRequest(text),
                chunk -> {
                    samples.add(chunk.samples());
                    return true;
                });
        return samples.toArray();
    }
}
