package dev.vox.voice.sound;

import java.time.Duration;

/// What the microphone hears of the loudspeaker.
public final class Echo implements Backdrop {
    /// How loud it is unless said otherwise, relative to what is played.
    public static final double LEVEL_DB = -20;

    /// How late it is unless said otherwise: a sound card's way out and in, and a room.
    public static final Duration DELAY = Duration.ofMillis(80);

    private final double gain;
    private final long delay;
    private short[] heard = new short[0];

    /// An echo.
    ///
    /// @param decibels relative to what is played
    /// @param delay 20 ms to 900 ms
    public Echo(double decibels, Duration delay) {
        if (delay.toMillis() < 20 || delay.toMillis() > 900) {
            throw new IllegalArgumentException(
                    "an echo is from 20 to 900 ms late, not " + delay.toMillis());
        }
        this.gain = Loudness.gain(decibels);
        this.delay = delay.toNanos();
    }

    @Override
    public void add(short[] frame, PlayedAudio played, long capturedAt) {
        if (heard.length != frame.length) {
            heard = new short[frame.length];
        }
        played.read(capturedAt - delay, heard);
        for (int i = 0; i < frame.length; i++) {
            frame[i] = Loudness.clipped(frame[i] + gain * heard[i]);
        }
    }
}
