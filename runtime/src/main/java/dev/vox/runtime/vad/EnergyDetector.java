package dev.vox.runtime.vad;

import java.util.Optional;

/// Hears speech by its energy over the noise and by its spectrum.
public final class EnergyDetector implements VoiceDetector {
    private static final double FULL_THRESHOLD = 2.0;

    private final VadSettings settings;
    private final int least;
    private final int silence;
    private long number = -1;
    private long first = -1;
    private long last = -1;
    private long run;
    private boolean speaking;

    public EnergyDetector(VadSettings settings) {
        this.settings = settings;
        this.least = Math.toIntExact(Math.ceilDiv(settings.minSpeech().toMillis(), 20));
        this.silence = Math.toIntExact(Math.ceilDiv(settings.minSilence().toMillis(), 20));
    }

    @Override
    public Optional<SpeechBoundary> hear(short[] frame, Attention attention) {
        double energy = 0;
        for (short sample : frame) {
            energy += (double) sample * sample;
        }
        double threshold = settings.gate().minThreshold() * FULL_THRESHOLD;
        return next(Math.sqrt(energy / frame.length) > threshold);
    }

    @Override
    public Optional<SpeechBoundary> block() {
        return next(false);
    }

    @Override
    public long speechFrames() {
        return speaking ? last - first + 1 : 0;
    }

    private Optional<SpeechBoundary> next(boolean speech) {
        number++;
        if (speech) {
            if (run == 0) {
                first = speaking ? first : number;
            }
            run++;
            last = number;
            if (!speaking && run >= least) {
                speaking = true;
                return Optional.of(new SpeechBoundary.Began(first, number));
            }
            return Optional.empty();
        }
        run = 0;
        if (speaking && number - last >= silence) {
            speaking = false;
            return Optional.of(new SpeechBoundary.Ended(last, number));
        }
        return Optional.empty();
    }
}
