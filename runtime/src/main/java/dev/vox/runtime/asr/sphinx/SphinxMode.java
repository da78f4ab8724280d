package dev.vox.runtime.asr.sphinx;

import java.util.List;

/// What Sphinx listens for.
public sealed interface SphinxMode {
    /// Commands: what a grammar allows is understood, and nothing else. Fast and sure.
    ///
    /// @param jsgf a grammar in the Java Speech Grammar Format, with at least one public rule and no imports; its words are in
    ///     the dictionary of Sphinx, whatever their case
    record Grammar(String jsgf) implements SphinxMode {
        public Grammar {
            if (jsgf.isBlank()) {
                throw new IllegalArgumentException("an empty grammar understands nothing");
            }
        }
    }

    /// Commands: exactly these phrases are understood, and nothing else.
    ///
    /// @param phrases English words without digits; case and punctuation do not matter
    record Phrases(List<String> phrases) implements SphinxMode {
        public Phrases {
            phrases = List.copyOf(phrases);
            if (phrases.isEmpty()) {
                throw new IllegalArgumentException("no phrases: nothing would be understood");
            }
        }
    }

    /// Anything: English as the language model has it. Slower by far, and far less sure.
    record Dictation() implements SphinxMode {}

    /// The twenty commands that are understood where nobody says otherwise; they are spoken in tests and benchmarks too.
    static Phrases everyday() {
        return new Phrases(
                List.of(
                        "turn the lights on",
                        "turn the lights off",
                        "what is the weather today",
                        "what time is it",
                        "stop",
                        "play some music",
                        "pause the music",
                        "set a timer for ten minutes",
                        "cancel the timer",
                        "open the door",
                        "close the window",
                        "call my mother",
                        "send a message",
                        "read the news",
                        "tell me a joke",
                        "turn up the volume",
                        "turn down the heating",
                        "where is the station",
                        "good morning",
                        "thank you very much"));
    }
}
