package dev.vox.runtime.tts.piper;

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
import dev.vox.runtime.tts.espeak.Espeak;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class PiperEngineTest implements SpeechEngineContract {
    private static final String TONE = "piper-en-us-tone-medium";
    private static final String PAIR = "piper-en-us-pair-medium";
    private static final List<PiperFiles> FILES = new ArrayList<>();
    private static final PiperEngine ENGINE = new PiperEngine(() -> FILES);

    @TempDir static Path folder;

    @BeforeAll
    static void makeVoices() throws Exception {
        assumeTrue(
                Espeak.shared().unavailable().isEmpty(),
                () -> "skipped: " + Espeak.shared().unavailable().orElseThrow());
        FILES.clear();
        FILES.add(files(TONE, ToneVoice.write(folder, "en_US-tone-medium")));
        FILES.add(files(PAIR, ToneVoice.writePair(folder, "en_US-pair-medium")));
    }

    @Override
    public SpeechEngine engine() {
        return ENGINE;
    }

    @Override
    public String modelId() {
        return TONE;
    }

    @Test
    void tellsWhatTheVoiceSaysOfItself() {
        VoiceProfile voice = ENGINE.find(PAIR).orElseThrow();

        assertThat(voice.languages()).containsExactly("en-US");
        assertThat(voice.sampleRate()).isEqualTo(22_050);
        assertThat(voice.metadata()).containsEntry("speakers", "2");
    }

    @Test
    void eachPhonemeIsSaid() throws Exception {
        int phonemes = "həlˈoʊ wˈɜːld!".length();
        int ids = 2 * phonemes + 3;

        assertThat(speak(TONE, "Hello world!")).hasSize(ids * ToneVoice.PHONEME_SAMPLES);
    }

    @ParameterizedTest
    @CsvSource({"length=2, 2.0", "length=0.5, 0.5", "length=1, 1.0"})
    void theLengthScaleStretchesSpeech(String manner, double factor) throws Exception {
        double usual = speak(TONE, "Hello world!").length;

        assertThat(speak(TONE + "@" + manner, "Hello world!").length / usual).isEqualTo(factor);
    }

    @Test
    void theNoiseScaleReachesTheNetwork() throws Exception {
        double loud = Levels.rms(speak(TONE + "@noise=0", "Hello world!"));
        double soft = Levels.rms(speak(TONE + "@noise=0.9,noise_w=0.1", "Hello world!"));

        assertThat(loud - soft).isBetween(19.0, 21.0);
    }

    @Test
    void whatIsLouderThanFullScaleIsClipped() throws Exception {
        short[] spoken = speak(TONE + "@noise=5", "Hello world!");

        assertThat(spoken).contains(Short.MAX_VALUE).contains(Short.MIN_VALUE);
    }

    @Test
    void speakersAreChosenByNameOrNumber() throws Exception {
        short[] low = speak(PAIR, "Hello world!");
        short[] high = speak(PAIR + "@speaker=high", "Hello world!");

        assertThat(speak(PAIR + "@speaker=low", "Hello world!")).isEqualTo(low);
        assertThat(speak(PAIR + "@speaker=1", "Hello world!")).isEqualTo(high);
        assertThat(crossings(high)).isGreaterThan(2 * crossings(low));
    }

    @Test
    void sentencesFollowEachOtherWithAPauseBetween() throws Exception {
        short[] first = speak(TONE, "The first comes first.");
        short[] second = speak(TONE, "Then the second!");

        short[] both = speak(TONE, "The first comes first. Then the second!");

        assertThat(both).startsWith(first).endsWith(second);
        assertThat(both.length - first.length - second.length).isEqualTo(22_050 / 5);
    }

    @Test
    void aVoiceOfLettersReadsTheTextItself() throws Exception {
        Path file =
                ToneVoice.write(
                        folder.resolve("letters"),
                        "letters",
                        ToneVoice.model(false),
                        ToneVoice.config(1, Map.of(), "text"));
        PiperEngine letters = new PiperEngine(() -> List.of(files("piper-letters", file)));

        try (LoadedVoice voice = letters.load(letters.find("piper-letters").orElseThrow())) {
            assertThat(speak(voice, "Hello.")).hasSize((2 * 6 + 3) * ToneVoice.PHONEME_SAMPLES);
        }
    }

    @Test
    void whatCannotBeSaidMakesNoAudio() throws Exception {
        for (String text : List.of("", " ", "...", "\u0000")) {
            assertThat(speak(TONE, text)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "speaker=nobody          | no speaker 'nobody' among 2, such as high, low",
                "speaker=2               | no speaker '2' among 2, such as high, low",
                "length=0                | 'length=0' is no number from 0.1 to 10",
                "noise=x,loud            | 'noise=x' is no number from 0.0 to 10; 'loud' is none"
                        + " of",
            })
    void aWrongMannerIsExplained(String manner, String message) {
        assertThatThrownBy(() -> load(PAIR + "@" + manner))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"sample_rate\": 22050 | \"rate\": 1       | 'audio.sample_rate' is missing",
                "\"voice\": \"en-us\"   | \"v\": 1          | 'espeak.voice' is missing",
                "\"phoneme_id_map\"     | \"map\"           | 'phoneme_id_map' is missing",
                "\"^\": [1],            | ``                | 'phoneme_id_map' has no entry '^'",
                "\"$\": [2],            | \"$\": 2,         | 'phoneme_id_map' is wrong for '$'",
                "\"espeak\",            | \"pinyin\",       | 'phoneme_type' is 'pinyin'",
                "\"num_speakers\": 1    | \"num_speakers\": 0 | 'num_speakers' is no number from 1",
                "{\"audio\"             | [\"audio\"        | is not JSON",
            })
    void brokenSettingsAreExplained(String text, String other, String message) throws Exception {
        String config = ToneVoice.config(1, Map.of(), "espeak");
        assertThat(config).contains(text);
        Path file =
                ToneVoice.write(
                        Files.createTempDirectory(folder, "broken"),
                        "broken",
                        ToneVoice.model(false),
                        config.replace(text, other));

        assertNotLoaded(file, message);
        assertThatThrownBy(() -> load(file)).hasMessageContaining("broken.onnx.json");
    }

    @Test
    void aNetworkThatIsNoneOfPipersIsExplained() throws Exception {
        String config = ToneVoice.config(1, Map.of(), "espeak");
        String two = ToneVoice.config(2, Map.of(), "espeak");
        Path odd = folder.resolve("odd");

        assertNotLoaded(
                ToneVoice.write(odd, "stranger", ToneVoice.stranger(), config),
                "stranger.onnx is no Piper voice: it has no input 'input'; it has no input"
                    + " 'input_lengths'; it has no input 'scales'; it asks for an input 'sound'");
        assertNotLoaded(
                ToneVoice.write(odd, "one", ToneVoice.model(false), two), "it has no input 'sid'");
        assertNotLoaded(
                ToneVoice.write(odd, "text", new byte[] {'h', 'i'}, config),
                "text.onnx cannot be loaded as an ONNX model");
    }

    @Test
    void missingFilesAreNamed() throws Exception {
        Path config = ToneVoice.write(folder.resolve("half"), "half");
        Files.delete(config.resolveSibling("half.onnx.json"));
        Path model = ToneVoice.write(folder.resolve("other"), "other");
        Files.delete(model);

        assertNotLoaded(config, "half.onnx.json is missing");
        assertNotLoaded(model, "other.onnx is missing");
    }

    @Test
    void aBrokenVoiceIsListedWithTheReason() throws Exception {
        Path file = ToneVoice.write(folder.resolve("b"), "b", new byte[0], "{}");
        PiperEngine engine = new PiperEngine(() -> List.of(files("piper-b", file)));

        assertThat(engine.voices())
                .singleElement()
                .satisfies(voice ->
                        assertThat(voice.metadata().get("unavailable"))
                                .contains("'audio.sample_rate' is missing"));
    }

    @Test
    void aClosedVoiceSaysSo() throws Exception {
        LoadedVoice voice = load(TONE);
        voice.close();

        assertThatThrownBy(() -> speak(voice, "Hello."))
                .isInstanceOf(SpeechException.class)
                .hasMessage(TONE + " is closed");
    }

    private static void assertNotLoaded(Path file, String message) {
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(SpeechException.class)
                .hasMessageStartingWith("piper-broken cannot be loaded: ")
                .hasMessageContaining(message);
    }

    private static LoadedVoice load(Path file) throws SpeechException {
        PiperEngine engine = new PiperEngine(() -> List.of(files("piper-broken", file)));
        return engine.load(engine.find("piper-broken").orElseThrow());
    }

    private static PiperFiles files(String id, Path model) {
        Path config = model.resolveSibling(model.getFileName() + ".json");
        return new PiperFiles(id, model, config, Map.of());
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

    private static int crossings(short[] samples) {
        int crossings = 0;
        for (int i = 1; i < samples.length; i++) {
            crossings += samples[i] < 0 == samples[i - 1] < 0 ? 0 : 1;
        }
        return crossings;
    }
}
