package dev.vox.runtime.asr;

import java.time.Duration;

/// One utterance that is being recognised. One thread hears and finishes it.
public interface Recognition extends AutoCloseable {
    /// Takes the next samples: mono, 16 kHz, in order. Does not block on the recogniser. Of an utterance longer than the longest
    /// the beginning is kept and the rest dropped; its transcript says how much. After `close()` they are ignored.
    ///
    /// @param samples not kept
    /// @throws IllegalStateException after `finish()`
    void hear(short[] samples);

    /// Ends the utterance and waits for its text.
    ///
    /// @return what was said; blank when nothing was understood
    /// @throws RecognitionException when it failed or took longer than the deadline; the message names the recogniser
    Transcript finish(Duration deadline) throws RecognitionException, InterruptedException;

    /// Gives the utterance up, if it is not finished; any thread may do it. Does not wait, but whoever waits in `finish()` is told.
    @Override
    void close();
}
