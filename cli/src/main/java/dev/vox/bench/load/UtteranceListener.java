package dev.vox.bench.load;

/// Hears an utterance. It is called by the line's own thread and must not block; calls for one utterance come one after the other.
public interface UtteranceListener {
    /// The text is written next.
    ///
    /// @param at in ns of the ticker
    void sent(long at);

    /// A frame came.
    ///
    /// @param frame valid only during this call
    void frame(HeardFrame frame);

    /// No frame comes any more. Called once.
    void ended(UtteranceEnd end);
}
