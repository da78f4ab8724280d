package dev.vox.runtime.dialogue;

/// A conversation with one user, turn by turn. One thread at a time; an interrupt ends the running turn at once.
public interface DialogueTurns {
    /// Answers what the user said: hands over each sentence as soon as it is complete, and returns when the answer is or the
    /// sink refused a sentence. It remembers what it has said.
    ///
    /// @param said what the user said, not blank
    /// @throws DialogueException when there is no answer, or no whole one; sentences handed over before stand
    /// @throws InterruptedException when the calling thread is interrupted
    void answer(String said, SentenceSink sink) throws DialogueException, InterruptedException;

    /// Tells how much of the last answer the user has heard before breaking in, so that the rest counts as unsaid.
    ///
    /// @param heard the sentences that were spoken, the one that was broken into included; may be blank
    void interrupted(String heard);
}
