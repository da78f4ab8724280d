package dev.vox.runtime.asr;

import java.util.function.Consumer;

/// Turns speech into text. One is shared by all sessions; any thread may call it.
public interface Recognizer extends AutoCloseable {
    /// Its name, as `asr.adapter` says it: `sphinx`, `openai`, `whisper`.
    String name();

    /// Loads what the first recognition would have to wait for. Blocks; a second call does nothing.
    ///
    /// @throws RecognitionException naming what is missing or wrong, and the fix
    void prepare() throws RecognitionException;

    /// Begins to recognise one utterance.
    ///
    /// @param partials takes what is recognised so far, each time it changes; called on any thread, never after the final
    ///     transcript
    /// @throws RecognitionException when it cannot begin
    Recognition begin(Consumer<Transcript> partials) throws RecognitionException;

    /// Frees what the recogniser holds. No recognition runs when this is called.
    @Override
    void close();
}
