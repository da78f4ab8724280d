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

    /// The audio that the client has not played yet is void. Only a client that is full duplex is told.
    ///
    /// @param sequence up to which frame, that one included; 0 when none was sent
    record Flush(long sequence) implements ServerMessage {}

    /// The user's speech began or ended, or was none.
    ///
    /// @param atMillis where in the client's own audio, in ms from the beginning of its first frame: the beginning of the first
    ///     frame with speech, or the end of the last one
    /// @param decidedAtMillis the end of the frame that decided it, counted likewise; an end that the recogniser
    ///     decided has that of the last frame heard
    record Speech(SpeechMoment moment, long atMillis, long decidedAtMillis)
            implements ServerMessage {}

    /// The figures of a turn of the user's, sent when its answer is over.
    ///
    /// @param turn which turn of the session it was, from 1
    /// @param recognisedMillis from the end of the user's speech to its final transcript, in ms; null for a text
    /// @param dialogueMillis from the final transcript, or the text, to the answer's first sentence, in ms; null without one
    /// @param firstFrameMillis from the end of the user's speech, or the text, to the answer's first frame, in ms; null
    ///     without one
    /// @param sentences sentences of the answer that were begun to be spoken
    record Turn(
            int turn,
            @Nullable Double recognisedMillis,
            @Nullable Double dialogueMillis,
            @Nullable Double firstFrameMillis,
            int sentences,
            Outcome outcome)
            implements ServerMessage {}
}
