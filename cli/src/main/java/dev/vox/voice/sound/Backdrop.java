package dev.vox.voice.sound;

/// What is heard besides the user: the room's noise, the echo of what is played. Called by one thread.
@FunctionalInterface
public interface Backdrop {
    /// A room without a sound.
    Backdrop QUIET = (frame, played, capturedAt) -> {};

    /// Adds itself to a frame.
    ///
    /// @param frame 960 samples at 48 kHz
    /// @param played what the loudspeaker plays
    /// @param capturedAt when the frame's first sample was captured, in nanoseconds of the session's ticker
    void add(short[] frame, PlayedAudio played, long capturedAt);

    /// Both of them.
    default Backdrop and(Backdrop other) {
        return (frame, played, capturedAt) -> {
            add(frame, played, capturedAt);
            other.add(frame, played, capturedAt);
        };
    }
}
