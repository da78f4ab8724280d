package dev.vox.stack.compose;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/// Tells volumes that keep downloaded models from those that keep data of a run.
///
/// The rule: the words of the volume's name and of the paths that services mount it at, cut at everything but letters and
/// digits. One of them is a word of [#WORDS], or ends in `cache`, or begins with `huggingface`.
final class ModelCaches {
    private static final Set<String> WORDS =
            Set.of(
                    "cache",
                    "caches",
                    "checkpoints",
                    "hf",
                    "model",
                    "models",
                    "torch",
                    "transformers",
                    "voices",
                    "weights");

    private ModelCaches() {}

    /// Whether a volume is one.
    ///
    /// @param name the volume's key in the file, or its name
    /// @param targets where services mount it
    static boolean has(String name, Collection<String> targets) {
        return saysSo(name) || targets.stream().anyMatch(ModelCaches::saysSo);
    }

    private static boolean saysSo(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .anyMatch(word ->
                        WORDS.contains(word)
                                || word.endsWith("cache")
                                || word.startsWith("huggingface"));
    }
}
