package dev.vox.runtime.dialogue;

/// Takes an answer's sentences, in order.
@FunctionalInterface
public interface SentenceSink {
    /// Takes a sentence, not blank; blocks while too many wait to be spoken.
    ///
    /// @return false when no more is wanted
    boolean accept(String sentence) throws InterruptedException;
}
