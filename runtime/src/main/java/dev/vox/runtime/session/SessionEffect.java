package dev.vox.runtime.session;

/// What a transition asks the world to do, in the order given.
public sealed interface SessionEffect {
    /// Tell the client that the session is open.
    record Announce() implements SessionEffect {}

    /// Begin to speak the text with this number.
    record StartUtterance(int utterance) implements SessionEffect {}

    /// Keep the text with this number until the ones before it are spoken.
    record KeepWaiting(int utterance) implements SessionEffect {}

    /// Tell the client that the text with this number will not be spoken.
    record RefuseText(int utterance, String why) implements SessionEffect {}

    /// Send the client no more audio until it is released.
    record HoldAudio() implements SessionEffect {}

    /// Send what was kept again, and go on with the next frame.
    record ReleaseAudio() implements SessionEffect {}

    /// Tell the worker to pause.
    record PauseWorker() implements SessionEffect {}

    /// Tell the worker to go on.
    record ResumeWorker() implements SessionEffect {}

    /// Tell the worker to drop the running utterance, and stop reading it.
    record StopWorker() implements SessionEffect {}

    /// Drop the texts that wait.
    record DropWaiting() implements SessionEffect {}

    /// Keep the audio that the client has not played yet, to send it again.
    record KeepUnplayed() implements SessionEffect {}

    /// Drop the audio that was kept.
    record DropKept() implements SessionEffect {}

    /// Count the audio that the client has not played yet as dropped, and tell the client if it is full duplex.
    record FlushClient() implements SessionEffect {}

    /// Want no more of the answer that is being written or spoken.
    record EndAnswer() implements SessionEffect {}

    /// Note that the user broke into an utterance, which the next command to the worker ends.
    record NoteBargeIn() implements SessionEffect {}

    /// Tell the client, if it asked to know, that the state changed.
    record ReportState(SessionState from, SessionState to) implements SessionEffect {}

    /// Tell the client why the session ends, close the connection and free what the session holds.
    record EndSession(EndReason reason) implements SessionEffect {}
}
