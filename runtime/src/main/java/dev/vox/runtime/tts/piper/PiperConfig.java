package dev.vox.runtime.tts.piper;

import dev.vox.runtime.tts.SpeechException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the `.onnx.json` file of a Piper voice says.
///
/// @param sampleRate samples a second, in Hz: 8 000 to 48 000
/// @param phonemes what the voice reads
/// @param espeakVoice the language of libespeak-ng that makes the phonemes; empty when the voice reads letters
/// @param scales as the voice was made for
/// @param phonemeIds the model's numbers of each phoneme; those of `_`, `^` and `$` are there
/// @param phonemeMap phonemes that others stand for
/// @param speakers how many speak, at least 1
/// @param speakerIds the numbers of the speakers that have names
/// @param language as Piper writes it, `en_US`; empty when the file does not say
public record PiperConfig(
        int sampleRate,
        Phonemes phonemes,
        String espeakVoice,
        Scales scales,
        Map<String, List<Long>> phonemeIds,
        Map<String, List<String>> phonemeMap,
        int speakers,
        Map<String, Long> speakerIds,
        String language) {
    /// What a voice reads.
    public enum Phonemes {
        /// The International Phonetic Alphabet, from libespeak-ng.
        ESPEAK,
        /// The letters of the text.
        TEXT
    }

    /// How a voice speaks.
    ///
    /// @param noise variation of the sound, 0 or more; 0 is the same each time
    /// @param length of the phonemes, more than 0: 1 as the voice was made, 2 half as fast
    /// @param noiseWidth variation of the phonemes' length, 0 or more
    public record Scales(float noise, float length, float noiseWidth) {}

    public PiperConfig {
        phonemeIds = Map.copyOf(phonemeIds);
        phonemeMap = Map.copyOf(phonemeMap);
        speakerIds = Map.copyOf(speakerIds);
    }

    /// Reads a file.
    ///
    /// @throws SpeechException naming the file and all that is wrong with it
    public static PiperConfig read(Path file) throws SpeechException {
        return PiperConfigFile.read(file);
    }
}
