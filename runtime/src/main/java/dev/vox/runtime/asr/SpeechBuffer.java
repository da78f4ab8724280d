package dev.vox.runtime.asr;

import java.time.Duration;
import java.util.Arrays;

/// The speech of one utterance as it comes: mono, 16 kHz. Any thread may call it.
///
/// It holds the first `longest` of it; what comes after that is dropped and counted.
public final class SpeechBuffer {
    /// Samples a second.
    public static final int SAMPLE_RATE = 16_000;

    /// The longest utterance, unless told otherwise.
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int FIRST_SIZE = 2 * SAMPLE_RATE;

    private final int most;
    private short[] samples;
    private int held;
    private long dropped;

    /// @param longest what is held at most: more than 0, up to an hour
    public SpeechBuffer(Duration longest) {
        if (!longest.isPositive() || longest.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("not the length of an utterance: " + longest);
        }
        this.most = Math.toIntExact(longest.toMillis() * SAMPLE_RATE / 1000);
        this.samples = new short[Math.min(most, FIRST_SIZE)];
    }

    /// Appends samples, as many as there is room for.
    public synchronized void append(short[] next) {
        int room = Math.min(next.length, most - held);
        if (held + room > samples.length) {
            samples = Arrays.copyOf(samples, Math.min(most, Math.max(held + room, 2 * held)));
        }
        System.arraycopy(next, 0, samples, held, room);
        held += room;
        dropped += next.length - room;
    }

    /// How many samples are held.
    public synchronized int size() {
        return held;
    }

    /// Copies samples out, from number `from` on.
    ///
    /// @return how many: as many as `into` takes, or as there are
    public synchronized int copy(int from, short[] into) {
        int count = Math.clamp(held - from, 0, into.length);
        System.arraycopy(samples, from, into, 0, count);
        return count;
    }

    /// All that is held.
    public synchronized short[] toArray() {
        return Arrays.copyOf(samples, held);
    }

    /// How much was dropped because the utterance was longer than the longest.
    public synchronized Duration dropped() {
        return Duration.ofMillis(dropped * 1000 / SAMPLE_RATE);
    }
}
