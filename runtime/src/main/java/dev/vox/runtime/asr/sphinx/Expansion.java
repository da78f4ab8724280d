package dev.vox.runtime.asr.sphinx;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// What may be said, as a tree: a grammar without its rules' names.
sealed interface Expansion {
    /// One word, in lower case.
    record Word(String text) implements Expansion {}

    /// One after the other; nothing at all when there are none.
    record Sequence(List<Expansion> parts) implements Expansion {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /// One of them.
    ///
    /// @param weights how likely each is, relative to the others; empty when all are as likely
    record Choice(List<Expansion> parts, List<Float> weights) implements Expansion {
        public Choice {
            parts = List.copyOf(parts);
            weights = List.copyOf(weights);
        }
    }

    /// The same again.
    ///
    /// @param optional whether it may be left out
    /// @param again whether it may be said more than once
    record Repeat(Expansion part, boolean optional, boolean again) implements Expansion {}

    /// The words of a phrase, one after the other.
    static Expansion phrase(String text) {
        return new Sequence(Arrays.stream(text.split(" ")).<Expansion>map(Word::new).toList());
    }

    /// Whether it can be said by saying nothing.
    default boolean mayBeEmpty() {
        return switch (this) {
            case Word _ -> false;
            case Sequence sequence -> sequence.parts().stream().allMatch(Expansion::mayBeEmpty);
            case Choice choice -> choice.parts().stream().anyMatch(Expansion::mayBeEmpty);
            case Repeat repeat -> repeat.optional() || repeat.part().mayBeEmpty();
        };
    }

    /// Visits all words in the order in which they are written.
    default void words(Consumer<String> visitor) {
        switch (this) {
            case Word word -> visitor.accept(word.text());
            case Sequence sequence -> sequence.parts().forEach(part -> part.words(visitor));
            case Choice choice -> choice.parts().forEach(part -> part.words(visitor));
            case Repeat repeat -> repeat.part().words(visitor);
        }
    }
}
