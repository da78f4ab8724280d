package dev.vox.runtime.tts.kevin;

/// Turns a piece of text into coded speech. For one thread at a time.
@FunctionalInterface
interface Speaker {
    /// Says a piece of text.
    ///
    /// @throws Exception when the synthesis fails in any way; the speaker is not used again then
    CodedSpeech say(String text) throws Exception;
}
