package dev.vox.validate.check.speech;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.JitterRecorder;
import dev.vox.voice.UtteranceMeasurement;
import dev.vox.voice.UtteranceRecorder;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashSet;
import java.util.Set;

/// The audio of one utterance, as it was heard. One thread writes it.
public final class Tape {
    private static final double SILENCE_DBFS = -120;
    private static final int LEAST_RATE = 100;

    private final UtteranceRecorder recorder;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Set<Integer> rates = new LinkedHashSet<>();
    private final Set<Integer> lengths = new LinkedHashSet<>();
    private final Set<Integer> sizes = new LinkedHashSet<>();
    private final JitterRecorder jitter = new JitterRecorder();
    private long lastArrival;

    /// @param sentAt when its text was sent, in nanoseconds of the ticker
    Tape(boolean paced, long sentAt) {
        this.recorder = new UtteranceRecorder(paced, sentAt, 1);
    }

    void add(Sound.Frame frame) {
        recorder.frame(frame.sequence(), frame.pcm(), frame.arrivedAt());
        bytes.writeBytes(frame.pcm());
        rates.add(frame.sampleRate());
        lengths.add(frame.frameMillis());
        sizes.add(frame.pcm().length);
        jitter.frame(frame.arrivedAt());
        lastArrival = frame.arrivedAt();
    }

    /// How far from 20 ms its frames were apart, in ns, those left out that came ahead at its beginning.
    long[] deviations() {
        return jitter.deviations();
    }

    int frames() {
        return recorder.frames();
    }

    long lastArrival() {
        return lastArrival;
    }

    UtteranceMeasurement measured() {
        return recorder.measurement();
    }

    /// The rate that the frames are said to have, in Hz; that of the protocol where there are none.
    int declaredRate() {
        return rates.isEmpty() ? WireFormat.SAMPLE_RATE : rates.iterator().next();
    }

    Set<Integer> rates() {
        return rates;
    }

    Set<Integer> lengths() {
        return lengths;
    }

    Set<Integer> sizes() {
        return sizes;
    }

    /// All of it.
    short[] samples() {
        byte[] pcm = bytes.toByteArray();
        short[] samples = new short[pcm.length / Short.BYTES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((pcm[2 * i] & 0xff) | (pcm[2 * i + 1] << 8));
        }
        return samples;
    }

    /// Whether every sample is 0.
    static boolean zeros(short[] samples) {
        for (short sample : samples) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    /// The level of all of it in dBFS, −120 for silence.
    static double level(short[] samples) {
        return Math.max(SILENCE_DBFS, Levels.rms(samples));
    }

    /// The highest amplitude in dBFS, −120 for silence.
    static double peak(short[] samples) {
        return Math.max(SILENCE_DBFS, Levels.peak(samples));
    }

    /// The share of its 10 ms that are audible, 0 to 1.
    static double audibleShare(short[] samples, int rate) {
        double[] levels = Levels.windows(samples, Math.max(LEAST_RATE, rate));
        int audible = 0;
        for (double level : levels) {
            if (level > Levels.AUDIBLE_DBFS) {
                audible++;
            }
        }
        return levels.length == 0 ? 0 : (double) audible / levels.length;
    }
}
