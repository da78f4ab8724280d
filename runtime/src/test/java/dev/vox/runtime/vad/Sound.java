package dev.vox.runtime.vad;

/// Samples at 16 kHz, mono, that are mixed. Amplitudes as in 16 bits; limited to them at the end only.
record Sound(float[] samples) {
    static final int RATE = VoiceDetector.SAMPLE_RATE;
    private static final int WINDOW = RATE / 100;
    private static final double AUDIBLE = 32_768 * Math.pow(10, -50 / 20.0);

    static Sound of(short[] samples) {
        float[] copy = new float[samples.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = samples[i];
        }
        return new Sound(copy);
    }

    static Sound silence(double seconds) {
        return new Sound(new float[(int) Math.round(seconds * RATE)]);
    }

    double seconds() {
        return (double) samples.length / RATE;
    }

    /// The level in dBFS of what is audible: of the 10 ms windows above −50 dBFS.
    double level() {
        double energy = 0;
        long windows = 0;
        for (int from = 0; from + WINDOW <= samples.length; from += WINDOW) {
            double power = power(from, WINDOW);
            if (power > AUDIBLE * AUDIBLE) {
                energy += power;
                windows++;
            }
        }
        return 10 * Math.log10(energy / windows) - 20 * Math.log10(32_768);
    }

    private double power(int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += samples[i] * samples[i];
        }
        return sum / count;
    }

    /// The same, so loud that what is audible of it has this level, in dBFS.
    Sound at(double level) {
        Sound louder = level() > -200 ? this : gain(80);
        return louder.gain(level - louder.level());
    }

    Sound gain(double decibels) {
        float factor = (float) Math.pow(10, decibels / 20);
        float[] scaled = new float[samples.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * samples[i];
        }
        return new Sound(scaled);
    }

    /// This, with the other laid over it from a time on; as long as this.
    Sound with(Sound other, double seconds) {
        Sound sum = new Sound(samples.clone());
        sum.add(other, seconds, 1);
        return sum;
    }

    /// Lays the other over this itself, so many times as loud.
    void add(Sound other, double seconds, float factor) {
        int offset = (int) Math.round(seconds * RATE);
        int from = Math.max(0, -offset);
        int to = Math.min(other.samples.length, samples.length - offset);
        for (int i = from; i < to; i++) {
            samples[offset + i] += factor * other.samples[i];
        }
    }

    Sound reversed() {
        float[] backwards = new float[samples.length];
        for (int i = 0; i < backwards.length; i++) {
            backwards[i] = samples[samples.length - 1 - i];
        }
        return new Sound(backwards);
    }

    /// The number of the sample at which it becomes audible: the 10 ms that end with it lie above −50 dBFS.
    int onset() {
        double threshold = AUDIBLE * AUDIBLE * WINDOW;
        double energy = 0;
        for (int i = 0; i < samples.length; i++) {
            energy += samples[i] * samples[i];
            energy -= i >= WINDOW ? samples[i - WINDOW] * samples[i - WINDOW] : 0;
            if (energy > threshold) {
                return i;
            }
        }
        throw new IllegalStateException("nothing is audible");
    }

    /// The number of the sample after which nothing is audible any more.
    int offset() {
        return samples.length - reversed().onset();
    }

    int frames() {
        return samples.length / VoiceDetector.FRAME_SAMPLES;
    }

    short[] frame(int number) {
        short[] frame = new short[VoiceDetector.FRAME_SAMPLES];
        for (int i = 0; i < frame.length; i++) {
            float sample = samples[number * frame.length + i];
            frame[i] = (short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return frame;
    }
}
