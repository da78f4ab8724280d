package dev.vox.voice;

import java.net.URI;
import java.time.Duration;

/// How a conversation is held.
///
/// @param session where, and with which voice; its pace is real time
/// @param talks whether the user's audio is streamed from the beginning; else from [DuplexSession#talk()] on
/// @param sampleRate of the user's audio on the wire, 48 000 or 16 000 Hz
/// @param playoutBuffer how long the first frame of an answer waits before it is played, and how much a loudspeaker has taken ahead
/// @param faults what the network does to the audio
public record DuplexOptions(
        SessionOptions session,
        boolean talks,
        int sampleRate,
        Duration playoutBuffer,
        NetworkFaults faults) {
    private static final int FULL_RATE = 48_000;
    private static final int LOW_RATE = 16_000;

    public DuplexOptions {
        if (sampleRate != FULL_RATE && sampleRate != LOW_RATE) {
            throw new IllegalArgumentException(
                    "audio goes at 48000 or 16000 Hz, not at " + sampleRate);
        }
        if (playoutBuffer.isNegative()) {
            throw new IllegalArgumentException("a playout buffer is not negative");
        }
    }

    /// A conversation at 48 kHz with a playout buffer of 60 ms over a network without faults.
    public static DuplexOptions of(URI address) {
        return new DuplexOptions(
                SessionOptions.of(address),
                true,
                FULL_RATE,
                UtteranceRecorder.PLAYOUT_BUFFER,
                NetworkFaults.NONE);
    }

    /// The same with another voice, pace or time to connect.
    public DuplexOptions with(SessionOptions other) {
        return new DuplexOptions(other, talks, sampleRate, playoutBuffer, faults);
    }

    /// The same over another network.
    public DuplexOptions with(NetworkFaults other) {
        return new DuplexOptions(session, talks, sampleRate, playoutBuffer, other);
    }

    /// The same, its audio at another rate on the wire.
    public DuplexOptions withSampleRate(int other) {
        return new DuplexOptions(session, talks, other, playoutBuffer, faults);
    }

    /// The same, but no audio of the user's is sent until the session is told to.
    public DuplexOptions silent() {
        return new DuplexOptions(session, false, sampleRate, playoutBuffer, faults);
    }
}
