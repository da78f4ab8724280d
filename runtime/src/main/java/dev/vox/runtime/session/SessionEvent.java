package dev.vox.runtime.session;

/// What happens to a conversation.
public sealed interface SessionEvent {
    /// The client is connected.
    record Opened() implements SessionEvent {}

    /// A text came in to be spoken.
    ///
    /// @param utterance its number: one more than the text's before it, from 1
    record TextArrived(int utterance) implements SessionEvent {}

    /// The utterance that was being spoken is over: spoken, silent or failed.
    record UtteranceEnded(int utterance) implements SessionEvent {}

    /// The client asked for the audio to be held.
    record PauseAsked() implements SessionEvent {}

    /// The client asked for the audio to go on.
    record ResumeAsked() implements SessionEvent {}

    /// The client asked for the running utterance and the waiting texts to be dropped.
    record StopAsked() implements SessionEvent {}

    /// The user began to speak.
    record UserSpeechStarted() implements SessionEvent {}

    /// The user stopped speaking.
    record UserSpeechEnded() implements SessionEvent {}

    /// The session is to end when what is being said is said.
    ///
    /// @param keepWaiting whether the texts that wait are spoken too, or dropped
    record FinishAsked(EndReason reason, boolean keepWaiting) implements SessionEvent {}

    /// The session is to end now.
    record EndAsked(EndReason reason) implements SessionEvent {}
}
