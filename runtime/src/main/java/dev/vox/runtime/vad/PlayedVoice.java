package dev.vox.runtime.vad;

import dev.vox.runtime.audio.Pcm;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/// The spectrum of what is played at the client, every 5 ms, for the last second and for what was sent ahead.
///
/// Frames are only noted when they are sent, which costs next to nothing; they are measured when a slot is asked for, so that a
/// session whose user is silent pays for no spectrum.
final class PlayedVoice {
    /// Nanoseconds between two spectra; each is of the 20 ms from there on.
    static final long SLOT_NANOS = 5_000_000;

    /// How many slots a frame of 20 ms takes.
    static final int FRAME_SLOTS = 4;

    private static final int SLOTS = 256;
    private static final int SLOT_SAMPLES = VoiceDetector.FRAME_SAMPLES / FRAME_SLOTS;

    /// How a room answers: at first so far below the sound itself, then falling by so much every slot, in dB.
    private static final float TAIL_BEGINS = 8;

    private static final float TAIL_FALLS = 0.75f;

    /// What comes back audibly has a band above the first level; below the second no band matters. In dBFS.
    private static final float LOUD = -55;

    private static final float QUIETEST = -80;

    /// Mean power of a frame above which it may come back audibly, −52 dBFS, by every so manieth sample.
    private static final double AUDIBLE = 32_768.0 * 32_768.0 * 6.3e-6;

    private static final int STRIDE = 4 * Short.BYTES;

    private final Decimator decimator = new Decimator();
    private final Spectrum spectrum = new Spectrum();
    private final short[] window = new short[(2 * FRAME_SLOTS - 1) * SLOT_SAMPLES];
    private final float[] measured = new float[Spectrum.BANDS];
    private final float[] tail = new float[Spectrum.BANDS];
    private final float[][] levels = new float[SLOTS][Spectrum.BANDS];
    private final float[] loudest = new float[SLOTS];
    private final long[] numbers = new long[SLOTS];

    private final Queue<Sent> unmeasured = new ArrayDeque<>();
    private final long[] sounding = new long[SLOTS];

    /// The slot at which what was sent so far has been played.
    private long end = Long.MIN_VALUE;

    private boolean gap = true;

    /// A frame whose spectra were not asked for yet: the slot at which it begins, and whether nothing was played right before it.
    private static final class Sent {
        private final byte[] frame;
        private final long start;
        private final boolean gap;

        Sent(byte[] frame, long start, boolean gap) {
            this.frame = frame;
            this.start = start;
            this.gap = gap;
        }
    }

    PlayedVoice() {
        Arrays.fill(numbers, Long.MIN_VALUE);
        Arrays.fill(sounding, Long.MIN_VALUE);
        Arrays.fill(tail, Spectrum.SILENT);
    }

    /// Appends 20 ms at 48 kHz, as on the wire: they are played when they are sent, or after what was sent before.
    ///
    /// @param frame is kept
    void send(byte[] frame, long sentNanos) {
        long start = Math.ceilDiv(sentNanos, SLOT_NANOS);
        gap |= start > end;
        start = Math.max(start, end);
        if (unmeasured.size() == SLOTS / FRAME_SLOTS) {
            Sent _ = unmeasured.remove();
        }
        unmeasured.add(new Sent(frame, start, gap));
        gap = false;
        end = start + FRAME_SLOTS;
        boolean audible = power(frame) > AUDIBLE;
        for (long slot = start; slot < end; slot++) {
            sounding[Math.floorMod(slot, SLOTS)] = audible ? slot : Long.MIN_VALUE;
        }
    }

    private static double power(byte[] frame) {
        long sum = 0;
        for (int i = 0; i < frame.length; i += STRIDE) {
            int sample = frame[i + 1] << Byte.SIZE | (frame[i] & 0xff);
            sum += (long) sample * sample;
        }
        return (double) sum * STRIDE / frame.length;
    }

    private void measure() {
        for (Sent sent = unmeasured.poll(); sent != null; sent = unmeasured.poll()) {
            measure(sent);
        }
    }

    private void measure(Sent sent) {
        if (sent.gap) {
            Arrays.fill(window, (short) 0);
            Arrays.fill(tail, Spectrum.SILENT);
        }
        int before = (FRAME_SLOTS - 1) * SLOT_SAMPLES;
        System.arraycopy(window, window.length - before, window, 0, before);
        System.arraycopy(
                decimator.next(Pcm.toSamples(sent.frame)),
                0,
                window,
                before,
                window.length - before);
        for (int i = 0; i < FRAME_SLOTS; i++) {
            write(sent.start - FRAME_SLOTS + 1 + i, i * SLOT_SAMPLES);
        }
    }

    /// What would be played from a time on is not.
    void flush(long atNanos) {
        measure();
        long now = Math.ceilDiv(atNanos, SLOT_NANOS);
        for (int i = 0; i < SLOTS; i++) {
            if (numbers[i] > now) {
                numbers[i] = Long.MIN_VALUE;
            }
            if (sounding[i] > now) {
                sounding[i] = Long.MIN_VALUE;
            }
        }
        end = Math.min(end, now);
    }

    /// The levels of the bands at a slot, in dBFS, a room's answer included, −80 or more; null when nothing was played.
    float @Nullable [] at(long slot) {
        measure();
        int index = Math.floorMod(slot, SLOTS);
        return numbers[index] == slot ? levels[index] : null;
    }

    /// Whether what was played at a slot is loud enough to come back audibly.
    boolean isLoud(long slot) {
        measure();
        int index = Math.floorMod(slot, SLOTS);
        return numbers[index] == slot && loudest[index] > LOUD;
    }

    /// About the same, without measuring a spectrum for it.
    boolean isSounding(long slot) {
        return sounding[Math.floorMod(slot, SLOTS)] == slot;
    }

    private void write(long slot, int from) {
        spectrum.measure(window, from, measured);
        int index = Math.floorMod(slot, SLOTS);
        float[] written = levels[index];
        float most = QUIETEST;
        for (int band = 0; band < Spectrum.BANDS; band++) {
            written[band] = Math.max(QUIETEST, Math.max(measured[band], tail[band]));
            most = Math.max(most, written[band]);
            tail[band] = Math.max(tail[band] - TAIL_FALLS, measured[band] - TAIL_BEGINS);
        }
        loudest[index] = most;
        numbers[index] = slot;
    }
}
