package dev.vox.validate.check.speech;

/// What comes of a text that was sent.
sealed interface Sound {
    /// A frame, with the format that it is said to have.
    ///
    /// @param pcm signed 16-bit little-endian samples
    /// @param sampleRate as declared, in Hz
    /// @param frameMillis as declared
    /// @param arrivedAt in nanoseconds of the ticker
    @SuppressWarnings("ArrayRecordComponent") // one owner; frames are never compared
    record Frame(long sequence, byte[] pcm, int sampleRate, int frameMillis, long arrivedAt)
            implements Sound {}

    /// The utterance is over.
    ///
    /// @param at when that was told
    /// @param marked whether it was told as the protocol wants it
    record Ended(long at, boolean marked) implements Sound {}

    /// The utterance failed; nothing follows.
    ///
    /// @param problem by the grammar of `VoxException`
    record Broken(String problem) implements Sound {}
}
