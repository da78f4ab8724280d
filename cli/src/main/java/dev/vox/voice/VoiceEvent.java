package dev.vox.voice;

import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.SpeechMoment;

import java.time.Duration;

/// What a stack tells its client.
public sealed interface VoiceEvent {
    /// The session is open.
    record Started(String sessionId) implements VoiceEvent {}

    /// 20 ms of audio.
    ///
    /// @param sequence starts at 1 and runs on over the whole connection
    /// @param pcm 1920 bytes of signed 16-bit little-endian samples at 48 kHz; the receiver's own
    /// @param arrivedAt when it came, in nanoseconds of the ticker
    @SuppressWarnings("ArrayRecordComponent") // one owner; events are never compared
    record Audio(long sequence, byte[] pcm, long arrivedAt) implements VoiceEvent {}

    /// The utterance is at its end; sent only by servers that were asked for it.
    ///
    /// @param figures the server's own
    record UtteranceEnded(ServerMessage.Metrics figures) implements VoiceEvent {}

    /// The session changed its state.
    ///
    /// @param at since the session began
    record StateChanged(String from, String to, Duration at) implements VoiceEvent {}

    /// Something was said, by the user or by the stack.
    record Transcript(String role, String text, boolean complete) implements VoiceEvent {}

    /// What was not played of the frames up to a number is void; told to clients that talk.
    record Flushed(long sequence) implements VoiceEvent {}

    /// The server heard a boundary of the user's speech.
    ///
    /// @param atMillis where it is in the user's audio, in ms from its first frame
    /// @param decidedAtMillis the end of the frame that decided it, counted likewise
    record SpeechHeard(SpeechMoment moment, long atMillis, long decidedAtMillis)
            implements VoiceEvent {}

    /// The answer to a turn of the user's is over.
    ///
    /// @param figures the server's own
    record TurnOver(ServerMessage.Turn figures) implements VoiceEvent {}

    /// The server could not do what it was asked; the session goes on.
    record Failed(String code, String message) implements VoiceEvent {}

    /// The session is over; nothing follows.
    ///
    /// @param reason a reason of the protocol (`max_messages`), or what broke, as a phrase
    record Ended(String reason) implements VoiceEvent {}
}
