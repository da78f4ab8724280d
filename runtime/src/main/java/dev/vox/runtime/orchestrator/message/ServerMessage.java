package dev.vox.runtime.orchestrator.message;

import dev.vox.runtime.session.EndReason;

import org.jspecify.annotations.Nullable;

/// What the server sends as a text frame.
public sealed interface ServerMessage {
    /// The session is open.
    ///
    /// @param sessionId `ws-` and 12 hexadecimal digits
    record SessionStart(String sessionId) implements ServerMessage {}

    /// One frame of audio.
    ///
    /// @param pcm mono s16le samples; not copied
    /// @param sampleRate Hz
    /// @param frameMillis length in ms
    /// @param sequence from 1, over the whole connection
    @SuppressWarnings("ArrayRecordComponent") // read once, by who decoded it
    record Audio(byte[] pcm, int sampleRate, int frameMillis, long sequence)
            implements ServerMessage {}

    /// The session is over; the connection is closed next.
    record SessionEnd(String sessionId, EndReason reason) implements ServerMessage {}

    /// Something went wrong; the session goes on unless a `session_end` follows.
    record Failure(ErrorCode code, String message) implements ServerMessage {}

    /// The session's state changed.
    ///
    /// @param atMillis milliseconds since the session opened
    record State(String from, String to, long atMillis) implements ServerMessage {}

    /// The figures of an utterance, sent when it is over.
    ///
    /// @param utterance which text of the session it was, from 1
    /// @param firstFrameMillis from the text's turn to its first frame, in ms; null when it had none
    /// @param totalMillis from the text's turn to its last frame, in ms
    /// @param audioMillis length of the audio sent, in ms
    /// @param frames frames sent
    /// @param realTimeFactor total over audio; null when there was no audio
    record Metrics(
            int utterance,
            @Nullable Double firstFrameMillis,
            double totalMillis,
            long audioMillis,
            long frames,
            @Nullable Double realTimeFactor,
            Outcome outcome)
            implements ServerMessage {}

    /// What someone said.
    ///
    /// @param role `user` or `assistant`
    /// @param last whether the text is complete
    record Transcript(String role, String text, boolean last) implements ServerMessage {}
}
