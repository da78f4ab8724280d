package dev.vox.runtime.tts.piper;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Turns phonemes into the model's numbers as Piper does: `^`, then each phoneme, then `$`, with `_` after each but the last.
///
/// A phoneme is a code point of the decomposed text (NFD). One that the voice does not know is left out.
final class PhonemeIds {
    static final String PAD = "_";
    static final String BEGIN = "^";
    static final String END = "$";

    /// What every voice has to know.
    static final List<String> SIGNS = List.of(PAD, BEGIN, END);

    private PhonemeIds() {}

    /// The numbers of a sentence; empty when the voice knows none of its phonemes.
    static long[] of(String phonemes, PiperConfig config) {
        List<Long> pad = numbers(config, PAD);
        List<Long> ids = new ArrayList<>(numbers(config, BEGIN));
        ids.addAll(pad);
        int before = ids.size();
        Normalizer.normalize(phonemes, Normalizer.Form.NFD)
                .codePoints()
                .mapToObj(Character::toString)
                .flatMap(each -> config.phonemeMap().getOrDefault(each, List.of(each)).stream())
                .map(each -> numbers(config, each))
                .filter(numbers -> !numbers.isEmpty())
                .forEach(numbers -> {
                    ids.addAll(numbers);
                    ids.addAll(pad);
                });
        if (ids.size() == before) {
            return new long[0];
        }
        ids.addAll(numbers(config, END));
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<Long> numbers(PiperConfig config, String phoneme) {
        return config.phonemeIds().getOrDefault(phoneme, List.of());
    }
}
