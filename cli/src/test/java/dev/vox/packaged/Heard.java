package dev.vox.packaged;

import dev.vox.runtime.audio.WavFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// What a WAV file sounds like.
///
/// @param duration of the whole
/// @param loudest the highest sample's size, 0 to 32 768
/// @param tone the share of its power that is at 440 Hz, 0 to 1: a sine of that frequency has all of it there
record Heard(Duration duration, int loudest, double tone) {
    private static final double FREQUENCY = 440;

    static Heard in(Path file) throws IOException {
        WavFile wav = WavFile.read(file);
        short[] samples = wav.mono();
        int loudest = 0;
        for (short sample : samples) {
            loudest = Math.max(loudest, Math.abs((int) sample));
        }
        return new Heard(wav.duration(), loudest, share(samples, wav.sampleRate()));
    }

    /// By the definition of the discrete Fourier transform, and Parseval's theorem: half the square of a sine's amplitude is
    /// its power.
    private static double share(short[] samples, int sampleRate) {
        double real = 0;
        double imaginary = 0;
        double power = 0;
        for (int i = 0; i < samples.length; i++) {
            double angle = 2 * Math.PI * FREQUENCY * i / sampleRate;
            real += samples[i] * Math.cos(angle);
            imaginary += samples[i] * Math.sin(angle);
            power += (double) samples[i] * samples[i];
        }
        double amplitude = 2 * Math.hypot(real, imaginary) / samples.length;
        return power == 0 ? 0 : amplitude * amplitude / 2 * samples.length / power;
    }
}
