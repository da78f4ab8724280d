package dev.vox.voice.sound;

import java.util.Arrays;

/// What the user's side gives to hear: a recording, synthesized speech, a microphone.
///
/// It is read in real time, 20 ms at a time, by one thread, and must not wait: who has nothing yet gives silence.
@FunctionalInterface
public interface UserAudio {
    /// Nobody says anything, for ever.
    UserAudio SILENCE =
            frame -> {
                Arrays.fill(frame, (short) 0);
                return true;
            };

    /// Writes the next 20 ms.
    ///
    /// @param frame 960 samples at 48 kHz, each of which is written
    /// @return false when there is no more, and the frame is silent
    boolean next(short[] frame);
}
