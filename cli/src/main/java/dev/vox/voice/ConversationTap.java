package dev.vox.voice;

import java.time.Duration;
import java.util.OptionalLong;

/// Sees what goes over a conversation's wire, and when, in nanoseconds of the session's ticker. Each method is called by the thread
/// that does what it tells of; none may wait.
public interface ConversationTap {
    /// Sees nothing.
    ConversationTap NONE = new ConversationTap() {};

    /// The user's microphone gave 20 ms, the room around the user included.
    ///
    /// @param frame 960 samples at 48 kHz, valid during the call
    /// @param capturedAt when its first sample was captured; from one frame to the next it is 20 ms
    default void captured(short[] frame, long capturedAt) {}

    /// A frame of the user's was written to the server; one that the network lost never is.
    ///
    /// @param capturedAt which it is
    /// @param bytes on the wire
    default void sent(long capturedAt, int bytes, long sentAt) {}

    /// The server sent a frame.
    ///
    /// @param through when it came through the network's faults; empty when it was lost
    /// @param queued how much audio was yet to be played then, this frame included
    default void received(VoiceEvent.Audio frame, OptionalLong through, Duration queued) {}

    /// The user typed.
    default void typed(String text, TextRole role, long sentAt) {}

    /// The user commanded.
    default void commanded(Command command, long sentAt) {}

    /// Something happened; the same is told to whoever takes the session's events.
    default void happened(ConversationEvent event) {}
}
