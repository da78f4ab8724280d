package dev.vox.runtime.tts;

/// Takes the audio of one utterance, in order.
@FunctionalInterface
public interface AudioSink {
    /// Takes a chunk; blocks while the reader is slow.
    ///
    /// @return false when no more is wanted, so that the voice stops at once
    boolean accept(AudioChunk chunk) throws InterruptedException;
}
