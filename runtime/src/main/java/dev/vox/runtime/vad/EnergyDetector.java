package dev.vox.runtime.vad;

import java.util.Optional;

/// Hears speech by its energy over the noise, and by how it sounds.
///
/// A frame can begin speech when its amplitude exceeds `floor × threshold_multiplier × what the state asks`, and goes on with it
/// above half of that; clicks, tones and hum do neither. The floor is that of the frames that were heard, see
/// [VadSettings.NoiseGate]. Nothing but a boundary is allocated for a frame.
public final class EnergyDetector implements VoiceDetector {
    /// What aggressiveness 0 to 3 makes of the threshold.
    private static final double[] AGGRESSIVENESS = {0.5, 0.7, 1.0, 1.4};

    /// How far below the threshold of its beginning speech goes on, as an amplitude.
    private static final double HYSTERESIS = 0.7;

    /// How far over what the noise seldom exceeds speech begins, as an amplitude.
    private static final double OVER_TOP = 1.25;

    private static final float FULL_POWER = 32_768f * 32_768f;

    private final VadSettings settings;
    private final HighPass highPass = new HighPass();
    private final Spectrum spectrum = new Spectrum();
    private final NoiseFloor floor;
    private final Timbre timbre = new Timbre();
    private final Boundaries boundaries;
    private final float[] filtered = new float[FRAME_SAMPLES];
    private final float[] bands = new float[Spectrum.BANDS];

    /// A detector for one stream.
    public EnergyDetector(VadSettings settings) {
        this.settings = settings;
        this.floor = new NoiseFloor(settings.gate());
        this.boundaries = new Boundaries(settings.minSpeech(), settings.minSilence());
    }

    @Override
    public Optional<SpeechBoundary> hear(short[] frame, Attention attention) {
        highPass.filter(frame, filtered);
        float power = power();
        float amplitude = (float) Math.sqrt(power);
        spectrum.measure(frame, 0, bands);
        Sounding sounding = timbre.judge(filtered, Spectrum.decibels(power / FULL_POWER), bands);
        boolean loud = amplitude > threshold(attention);
        floor.hear(amplitude);
        return boundaries.next(loud ? sounding : Sounding.OTHER);
    }

    @Override
    public Optional<SpeechBoundary> block() {
        return boundaries.next(Sounding.OTHER);
    }

    @Override
    public long speechFrames() {
        return boundaries.speechFrames();
    }

    double threshold(Attention attention) {
        double overFloor =
                floor.amplitude() * settings.gate().thresholdMultiplier() * multiplier(attention);
        double start =
                Math.max(overFloor, OVER_TOP * floor.top())
                        * AGGRESSIVENESS[settings.aggressiveness()];
        return boundaries.isSpeech() ? HYSTERESIS * start : start;
    }

    private double multiplier(Attention attention) {
        if (!settings.stateAware()) {
            return 1;
        }
        return switch (attention) {
            case LISTENING -> settings.listening();
            case SPEAKING -> settings.speaking();
            case BARGED_IN -> settings.bargedIn();
        };
    }

    private float power() {
        float sum = 0;
        for (float sample : filtered) {
            sum += sample * sample;
        }
        return sum / FRAME_SAMPLES;
    }
}
