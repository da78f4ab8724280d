package dev.vox.validate.check.speech;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.sound.UserVoice;

import java.time.Duration;
import java.util.Optional;

/// The rate at which samples really are, for the voices whose sound is known: the mock's tone of 440 Hz, and `kevin16`, which
/// says a text always alike and is in this tool too.
///
/// @param rate in Hz
/// @param evidence how that is known
record HeardRate(int rate, String evidence) {
    private static final double MOCK_TONE = 440;
    private static final double TOLERANCE = 0.03;
    private static final double STEADY = 0.03;
    private static final int LEAST_CROSSINGS = 20;
    private static final int[] USUAL = {
        8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000
    };

    /// What the samples say of their rate; empty where nothing is known of the voice.
    ///
    /// @param declared in Hz
    /// @param model that spoke; empty when that is not known
    static Optional<HeardRate> of(short[] samples, int declared, String model, String text)
            throws InterruptedException {
        double tone = tone(samples, declared);
        if (tone > 0) {
            return usual(declared * MOCK_TONE / tone)
                    .map(rate ->
                            new HeardRate(
                                    rate,
                                    "a tone of %.0f Hz, which is 440 Hz at its source"
                                            .formatted(tone)));
        }
        return model.equals(UserVoice.NAME)
                ? byDuration(samples.length, declared, text)
                : Optional.empty();
    }

    private static Optional<HeardRate> byDuration(int samples, int declared, String text)
            throws InterruptedException {
        Duration own;
        try (UserVoice voice = UserVoice.load()) {
            own = voice.speak(text).duration();
        }
        double heard = (double) samples / declared;
        double known = own.toNanos() / 1e9 + frame() / 2;
        if (own.isZero()) {
            return Optional.empty();
        }
        return usual(declared * heard / known)
                .map(rate ->
                        new HeardRate(
                                rate,
                                "%.2f s of speech, which takes kevin16 %.2f s"
                                        .formatted(heard, known)));
    }

    /// The tail is padded to a whole frame, half of one on average.
    private static double frame() {
        return WireFormat.FRAME_MILLIS / 1000.0;
    }

    private static Optional<Integer> usual(double rate) {
        for (int usual : USUAL) {
            if (Math.abs(rate / usual - 1) < TOLERANCE) {
                return Optional.of(usual);
            }
        }
        return Optional.empty();
    }

    /// The frequency of a steady tone in Hz, by its rising zero crossings; 0 when it is none.
    static double tone(short[] samples, int rate) {
        int last = -1;
        int count = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 1; i < samples.length; i++) {
            if (samples[i - 1] < 0 && samples[i] >= 0) {
                if (last >= 0) {
                    int length = i - last;
                    count++;
                    sum += length;
                    squares += (double) length * length;
                }
                last = i;
            }
        }
        if (count < LEAST_CROSSINGS) {
            return 0;
        }
        double mean = sum / count;
        double spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
        return spread < Math.max(1, STEADY * mean) ? rate / mean : 0;
    }
}
