package dev.vox.runtime.orchestrator.hearing;

import dev.vox.runtime.vad.Attention;

/// Takes what a session's ear makes out. Each speech begins, may be confirmed, ends or turns out to be none, and is then
/// understood or not; two speeches may overlap in that the words of one come when the next has begun. Any thread may call.
public interface EarListener {
    /// What the session does now. Does not block.
    Attention attention();

    /// Somebody seems to speak.
    void began(SpeechMark mark);

    /// It is speech.
    void confirmed();

    /// The speech, confirmed before, is over.
    void ended(SpeechMark mark);

    /// It was none. Nothing is understood afterwards.
    void falseAlarm(SpeechMark mark);

    /// What is recognised so far of a speech.
    void partial(String text);

    /// What was said.
    ///
    /// @param text not blank
    /// @param endedAt when the speech ended, by `System.nanoTime()`
    void understood(String text, long endedAt);

    /// Nothing was said in a speech that was confirmed.
    void nothingUnderstood();

    /// What was said could not be recognised; comes before the end of it.
    ///
    /// @param message fit to be shown to a user
    void failed(String message);
}
