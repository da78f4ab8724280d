package dev.vox.runtime.vad;

import dev.vox.runtime.audio.WireFormat;

import java.util.Optional;

/// The ear of one session: what its client says, at the client's rate, less our own voice that comes back with it.
///
/// ```
/// Hearing hearing = Hearing.at(48_000, settings);
/// … who speaks, for each frame that goes to the client: hearing.played(frame, System.nanoTime());
/// … who speaks, when the client drops what it has not played: hearing.flushed(System.nanoTime());
/// … who hears, for each frame of the client's: Heard heard = hearing.hear(pcm, System.nanoTime(), attention);
/// … who hears, for each frame that was lost on the way: hearing.miss();
/// ```
/// Frames are numbered from 0, missed ones included. One thread hears; another may tell what is played. Sessions share nothing.
public final class Hearing {
    private final FrameRate rate;
    private final VoiceDetector detector;
    private final EchoGate gate;
    private long next;

    private Hearing(FrameRate rate, VoiceDetector detector, EchoGate gate) {
        this.rate = rate;
        this.detector = detector;
        this.gate = gate;
    }

    /// An ear for a client, with the detector of this package.
    ///
    /// @param sampleRate of the client's frames, in Hz: 16 000 or 48 000
    /// @throws IllegalArgumentException when it is another
    public static Hearing at(int sampleRate, VadSettings settings) {
        return with(sampleRate, new EnergyDetector(settings));
    }

    /// An ear for a client, with a detector of the caller's.
    ///
    /// @param sampleRate of the client's frames, in Hz: 16 000 or 48 000
    /// @throws IllegalArgumentException when it is another
    public static Hearing with(int sampleRate, VoiceDetector detector) {
        return new Hearing(FrameRate.of(sampleRate), detector, new EchoGate());
    }

    /// Takes note of a frame that goes to the client, so that its echo is known. Any one thread; waits for nobody longer than the
    /// analysis of the last second takes, two milliseconds or so, and that only when a silence ends.
    ///
    /// @param frame 1920 bytes as on the wire: 20 ms at 48 kHz; not changed any more
    /// @param sentNanos when it is sent, by `System.nanoTime()`; frames that are sent ahead of time are taken to be played one
    ///     after the other
    public void played(byte[] frame, long sentNanos) {
        if (frame.length != WireFormat.FRAME_BYTES) {
            throw new IllegalArgumentException(
                    "a frame takes %d bytes, not %d"
                            .formatted(WireFormat.FRAME_BYTES, frame.length));
        }
        gate.played(frame, sentNanos);
    }

    /// The client drops what it has been sent and has not played.
    ///
    /// @param atNanos when it is told so, by `System.nanoTime()`
    public void flushed(long atNanos) {
        gate.flushed(atNanos);
    }

    /// Hears the client's next frame.
    ///
    /// @param pcm 20 ms at the client's rate, 16-bit little-endian: 1920 bytes at 48 kHz, 640 at 16 kHz; not kept
    /// @param arrivedNanos when it came, by `System.nanoTime()`; frames that come late or in bursts are put right
    /// @param attention what the session does
    /// @throws IllegalArgumentException when it has another size
    public Heard hear(byte[] pcm, long arrivedNanos, Attention attention) {
        short[] frame = rate.next(pcm);
        boolean echo = gate.explains(frame, arrivedNanos);
        Optional<SpeechBoundary> boundary =
                echo ? detector.block() : detector.hear(frame, attention);
        return new Heard(next++, frame, echo, boundary);
    }

    /// Lets time run on for a frame that never came: it counts as silence.
    public Heard miss() {
        gate.missed();
        return new Heard(next++, new short[VoiceDetector.FRAME_SAMPLES], false, detector.block());
    }

    /// How many frames the speech has lasted that is going on, from its first frame to its last; 0 while nobody speaks.
    public long speechFrames() {
        return detector.speechFrames();
    }
}
