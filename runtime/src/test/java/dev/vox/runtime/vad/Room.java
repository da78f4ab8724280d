package dev.vox.runtime.vad;

import java.util.Random;

/// The way from the client's loudspeaker to its microphone.
///
/// @param delay seconds from being sent to being heard
/// @param gain of the direct sound, in dB; negative
/// @param reverberation seconds in which the room's answer falls by 60 dB; 0 for none
record Room(double delay, double gain, double reverberation) {
    /// Reflections a second of the room's answer. With their level they make the direct sound 5 dB louder than an answer of 0.4 s
    /// is in sum, and 8 dB louder than one of 0.2 s.
    private static final int REFLECTIONS = 600;

    /// What the microphone hears of what is played.
    Sound echo(Sound played) {
        Sound heard = Sound.silence(played.seconds() + delay + reverberation);
        heard.add(played, delay, factor(gain));
        Random random = new Random(7);
        for (int i = 0; i < reverberation * REFLECTIONS; i++) {
            double after = 0.003 + random.nextDouble(reverberation);
            float reflection = factor(gain - 17 - 60 * after / reverberation);
            heard.add(played, delay + after, random.nextBoolean() ? reflection : -reflection);
        }
        return heard;
    }

    private static float factor(double decibels) {
        return (float) Math.pow(10, decibels / 20);
    }
}
