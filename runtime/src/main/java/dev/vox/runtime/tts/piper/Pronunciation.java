package dev.vox.runtime.tts.piper;

import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.espeak.Clause;
import dev.vox.runtime.tts.espeak.Espeak;

import java.util.List;
import java.util.Locale;

/// How a sentence is written in the phonemes that a voice reads.
final class Pronunciation {
    private Pronunciation() {}

    /// The phonemes of a sentence, with its punctuation as Piper's voices were taught it.
    static String of(String sentence, PiperConfig config)
            throws SpeechException, InterruptedException {
        return switch (config.phonemes()) {
            case TEXT -> sentence.toLowerCase(Locale.ROOT);
            case ESPEAK -> joined(Espeak.shared().phonemes(config.espeakVoice(), sentence));
        };
    }

    /// A full stop within a sentence is that of a short form, and is not read.
    static String joined(List<Clause> clauses) {
        StringBuilder phonemes = new StringBuilder();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            boolean last = i == clauses.size() - 1;
            phonemes.append(clause.phonemes());
            if (last || !clause.punctuation().equals(".")) {
                phonemes.append(clause.punctuation());
            }
            if (!last) {
                phonemes.append(' ');
            }
        }
        return phonemes.toString();
    }
}
