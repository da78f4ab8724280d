package dev.vox.bench.trace;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.Pcm;
import dev.vox.runtime.audio.WireFormat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/// How loud what the ear heard was, 20 ms by 20 ms.
///
/// @param levels in dBFS, −60 for all that is softer
@SuppressWarnings("ArrayRecordComponent") // a curve; equality is never asked
record HeardAudio(float[] levels) {
    private static final float FLOOR = -60;
    private static final Duration STEP = WireFormat.FRAME_DURATION;

    /// The ear's side of a trace.
    ///
    /// @throws IOException when it cannot be read
    static HeardAudio of(TraceFile trace) throws IOException {
        byte[] left = new byte[WireFormat.FRAME_BYTES];
        byte[] right = new byte[WireFormat.FRAME_BYTES];
        float[] levels = new float[1024];
        int count = 0;
        try (InputStream samples = trace.audio()) {
            while (StereoAudio.next(samples, left, right)) {
                if (count == levels.length) {
                    levels = Arrays.copyOf(levels, 2 * count);
                }
                levels[count++] = (float) Math.max(FLOOR, Levels.rms(Pcm.toSamples(right)));
            }
        }
        return new HeardAudio(Arrays.copyOf(levels, count));
    }

    /// How much of it was audible.
    Duration audible() {
        int audible = 0;
        for (float level : levels) {
            audible += level > Levels.AUDIBLE_DBFS ? 1 : 0;
        }
        return STEP.multipliedBy(audible);
    }

    /// How far two curves are apart where one of them is audible: the mean of the differences in dB, each to the nearest of the
    /// other's levels within a time, so that a shift that is tolerated makes none. 0 for two silences.
    double distance(HeardAudio other, Duration shift) {
        int reach = (int) Math.ceilDiv(shift.toNanos(), STEP.toNanos()) + 1;
        return Math.max(oneWay(other, reach), other.oneWay(this, reach));
    }

    private double oneWay(HeardAudio other, int reach) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] > Levels.AUDIBLE_DBFS) {
                sum += other.nearest(i, levels[i], reach);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private double nearest(int at, float level, int reach) {
        double least = Double.MAX_VALUE;
        for (int i = at - reach; i <= at + reach; i++) {
            float there = i < 0 || i >= levels.length ? FLOOR : levels[i];
            least = Math.min(least, Math.abs(level - there));
        }
        return least;
    }
}
