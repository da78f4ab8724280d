package dev.vox.voice;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.WireFormat;

import java.util.Arrays;
import java.util.OptionalLong;

/// Remembers when something was to be heard: of every 10 ms that were really played, the first and the last audible sample.
///
/// A sample is audible when the level of the 10 ms that end with it exceeds −50 dBFS (`docs` of the metrics). Any thread may ask.
public final class Ear {
    private static final int WINDOW = WireFormat.SAMPLE_RATE / 100;
    private static final double FULL_SCALE = 32_768;
    private static final double THRESHOLD_ENERGY =
            WINDOW * FULL_SCALE * FULL_SCALE * Math.pow(10, Levels.AUDIBLE_DBFS / 10);
    private static final long SAMPLE_RATE = WireFormat.SAMPLE_RATE;
    private static final long NANOS = 1_000_000_000L;

    private final long[] squares = new long[WINDOW];
    private long energy;
    private int oldest;
    private long nextAt = Long.MIN_VALUE;

    private long[] first = new long[64];
    private long[] last = new long[64];
    private int count;

    /// Hears samples, in the order of their times.
    ///
    /// @param pcm s16le at 48 kHz
    /// @param bytes how many of them, from the first
    /// @param playedAt when the first sample plays, in nanoseconds
    public synchronized void hear(byte[] pcm, int bytes, long playedAt) {
        if (playedAt != nextAt) {
            forget();
        }
        int samples = bytes / Short.BYTES;
        for (int from = 0; from < samples; from += WINDOW) {
            window(pcm, from, Math.min(samples, from + WINDOW), playedAt);
        }
        nextAt = playedAt + samples * NANOS / SAMPLE_RATE;
    }

    private void forget() {
        Arrays.fill(squares, 0);
        energy = 0;
    }

    private void window(byte[] pcm, int from, int until, long playedAt) {
        int firstAudible = -1;
        int lastAudible = -1;
        for (int i = from; i < until; i++) {
            long sample = (short) ((pcm[2 * i] & 0xff) | (pcm[2 * i + 1] << 8));
            energy += sample * sample - squares[oldest];
            squares[oldest] = sample * sample;
            oldest = oldest + 1 == WINDOW ? 0 : oldest + 1;
            if (energy > THRESHOLD_ENERGY) {
                firstAudible = firstAudible < 0 ? i : firstAudible;
                lastAudible = i;
            }
        }
        if (firstAudible >= 0) {
            remember(
                    playedAt + firstAudible * NANOS / SAMPLE_RATE,
                    playedAt + lastAudible * NANOS / SAMPLE_RATE);
        }
    }

    private void remember(long from, long to) {
        if (count == first.length) {
            first = Arrays.copyOf(first, 2 * count);
            last = Arrays.copyOf(last, 2 * count);
        }
        first[count] = from;
        last[count++] = to;
    }

    /// The first audible sample at or after a moment; empty when none was played yet.
    public synchronized OptionalLong firstAudible(long from) {
        int at = Arrays.binarySearch(last, 0, count, from);
        int index = at < 0 ? -at - 1 : at;
        return index == count
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(from, first[index]));
    }

    /// The last audible sample before a moment; empty when all was silent.
    public synchronized OptionalLong lastAudible(long before) {
        int at = Arrays.binarySearch(first, 0, count, before);
        int index = (at < 0 ? -at - 1 : at) - 1;
        return index < 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.min(before - 1, last[index]));
    }

    /// Whether anything was audible from one moment until another.
    public boolean audible(long from, long until) {
        OptionalLong heard = firstAudible(from);
        return heard.isPresent() && heard.getAsLong() < until;
    }
}
