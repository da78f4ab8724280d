package dev.vox.runtime.asr;

import java.time.Duration;

/// One utterance that is being recognised. One thread hears and finishes it.
public interface Recognition extends AutoCloseable {
    /// Takes the next samples: mono, 16 kHz, in order. Does not block on the recogniser; bounded by the longest buffer, beyond
    /// which the oldest speech stands and the newest is dropped with a warning in the transcript's place.
    ///
    /// @param samples not kept
    void hear(short[] samples);

    /// Ends the utterance and waits for its text.
    ///
    /// @return what was said; blank when nothing was understood
    /// @throws RecognitionException when it failed or took longer than the deadline; the message names the recogniser
    Transcript finish(Duration deadline) throws RecognitionException, InterruptedException;

    /// Gives the utterance up, if it is not finished. Does not wait.
    @Override
    void close();
}
