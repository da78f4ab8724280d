package dev.vox.runtime.tts;

/// A resident voice. Many utterances may use it at the same time.
public interface LoadedVoice extends AutoCloseable {
    /// Samples a second of every chunk that this voice makes, in Hz.
    int sampleRate();

    /// Speaks a text: hands chunks to the sink as they are made and returns when the text is spoken or the sink refused a
    /// chunk. The sink may block, for as long as its reader likes; the voice serves other utterances meanwhile.
    ///
    /// @throws SpeechException when synthesis fails; chunks handed over before stand
    /// @throws InterruptedException when the calling thread is interrupted
    void speak(SpeechRequest request, AudioSink sink) throws SpeechException, InterruptedException;

    /// Frees what the voice holds. No utterance runs when this is called.
    @Override
    void close();
}
