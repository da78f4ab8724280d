package dev.vox.voice;

import java.util.Optional;

/// Where the server's audio really goes, beside the virtual ear: a sound card, a file. None of it may wait.
public interface Loudspeaker {
    /// Nowhere.
    Loudspeaker NONE = new Loudspeaker() {};

    /// Takes a frame, one playout buffer at most before it plays.
    ///
    /// @param pcm 1920 bytes of s16le at 48 kHz; not written to
    /// @param playsAt in nanoseconds of the session's ticker
    default void take(byte[] pcm, long playsAt) {}

    /// Drops what was taken and has not played.
    default void drop() {}

    /// Tells what really was played, in order; what lies between was silence.
    ///
    /// @param pcm s16le at 48 kHz
    /// @param bytes how many of them were played, from the first
    /// @param playedAt in nanoseconds of the session's ticker
    default void played(byte[] pcm, int bytes, long playedAt) {}

    /// Why nothing is heard any more, as a phrase; empty while all is well.
    default Optional<String> problem() {
        return Optional.empty();
    }
}
