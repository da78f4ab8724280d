package dev.vox.runtime.session;

/// What happens to a conversation.
public sealed interface SessionEvent {
    /// The client is connected.
    record Opened() implements SessionEvent {}

    /// A text came in to be spoken.
    ///
    /// @param utterance its number: one more than the text's before it, from 1
    record TextArrived(int utterance) implements SessionEvent {}

    /// A sentence of the answer that is being written came in to be spoken; more may follow until [AnswerEnded].
    ///
    /// @param utterance its number, counted with the texts
    record SentenceArrived(int utterance) implements SessionEvent {}

    /// The answer is written: no sentence follows.
    record AnswerEnded() implements SessionEvent {}

    /// The utterance that was being spoken is over: spoken, silent or failed.
    record UtteranceEnded(int utterance) implements SessionEvent {}

    /// The client asked for the audio to be held.
    record PauseAsked() implements SessionEvent {}

    /// The client asked for the audio to go on.
    record ResumeAsked() implements SessionEvent {}

    /// The client asked for the running utterance and the waiting texts to be dropped.
    record StopAsked() implements SessionEvent {}

    /// The user began to speak, as it seems.
    record UserSpeechStarted() implements SessionEvent {}

    /// It is sure that the user speaks: it lasts as long as a word, or something was recognised.
    record UserSpeechConfirmed() implements SessionEvent {}

    /// The user stopped speaking; without a confirmation before, it was no speech.
    record UserSpeechEnded() implements SessionEvent {}

    /// The session is to end when what is being said is said; an answer that is still being written is not awaited.
    ///
    /// @param keepWaiting whether the texts that wait are spoken too, or dropped
    record FinishAsked(EndReason reason, boolean keepWaiting) implements SessionEvent {}

    /// The session is to end now.
    record EndAsked(EndReason reason) implements SessionEvent {}
}
