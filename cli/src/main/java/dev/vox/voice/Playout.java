package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.sound.PlayedAudio;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/// A virtual sound card: plays frames one after another on the session's clock, and lets the ear hear what really was played.
///
/// The first frame of an utterance waits for the buffer's length, each other plays right behind the one before it, or when it
/// comes if that is later, which is an underrun. The card takes frames ahead by the buffer's length; those play
/// even when the rest is held, and only a flush voids them too. Any thread may call.
final class Playout implements PlayedAudio {
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();
    private static final long KEPT = Duration.ofSeconds(1).toNanos();
    private static final long UNSCHEDULED = Long.MAX_VALUE;
    private static final int LONGEST_CONCEALED = 50;
    private static final byte[] SILENCE = new byte[WireFormat.FRAME_BYTES];

    private final long buffer;
    private final Ear ear;
    private final Loudspeaker loudspeaker;
    private final Deque<Slot> waiting = new ArrayDeque<>();
    private final Deque<Slot> played = new ArrayDeque<>();
    private long nextAt;
    private long lastSequence;
    private boolean fresh = true;
    private boolean held;
    private boolean discarding;
    private int underruns;

    Playout(Duration buffer, Ear ear, Loudspeaker loudspeaker) {
        this.buffer = buffer.toNanos();
        this.ear = ear;
        this.loudspeaker = loudspeaker;
    }

    private static final class Slot {
        private final long sequence;
        private final byte[] pcm;
        private long arrivesAt;
        private long playsAt;
        private int bytes;
        private boolean taken;

        Slot(long sequence, byte[] pcm, long arrivesAt) {
            this.sequence = sequence;
            this.pcm = pcm;
            this.arrivesAt = arrivesAt;
            this.bytes = pcm.length;
        }

        long endsAt() {
            return playsAt + bytes / Short.BYTES * 1_000_000_000L / WireFormat.SAMPLE_RATE;
        }
    }

    /// Takes a frame.
    ///
    /// @return whether it is the first of an utterance
    synchronized boolean add(long sequence, byte[] pcm, long arrivesAt) {
        if (discarding) {
            lastSequence = sequence;
            return false;
        }
        boolean first = fresh;
        long lost = first ? 0 : Math.min(sequence - lastSequence - 1, LONGEST_CONCEALED);
        for (long i = 0; i < lost; i++) {
            schedule(new Slot(sequence - lost + i, SILENCE, arrivesAt));
        }
        schedule(new Slot(sequence, pcm, arrivesAt));
        lastSequence = sequence;
        return first;
    }

    private void schedule(Slot slot) {
        waiting.add(slot);
        if (held) {
            slot.playsAt = UNSCHEDULED;
        } else {
            place(slot);
        }
    }

    private void place(Slot slot) {
        if (fresh) {
            slot.playsAt = Math.max(nextAt, slot.arrivesAt + buffer);
            fresh = false;
        } else if (slot.arrivesAt > nextAt) {
            underruns++;
            slot.playsAt = slot.arrivesAt;
        } else {
            slot.playsAt = nextAt;
        }
        nextAt = slot.playsAt + FRAME;
    }

    /// An utterance is over: what comes next begins anew.
    synchronized void utteranceOver() {
        fresh = true;
    }

    /// Plays what is due.
    synchronized void advance(long now) {
        take(now);
        while (!waiting.isEmpty()
                && waiting.peek().playsAt <= now
                && waiting.peek().endsAt() <= now) {
            finish(waiting.remove());
        }
        while (!played.isEmpty() && played.peek().endsAt() < now - KEPT) {
            played.remove();
        }
    }

    private void take(long now) {
        for (Slot slot : waiting) {
            if (slot.playsAt > now + buffer - FRAME || slot.arrivesAt > now) {
                return;
            }
            if (!slot.taken) {
                slot.taken = true;
                loudspeaker.take(slot.pcm, slot.playsAt);
            }
        }
    }

    private void finish(Slot slot) {
        ear.hear(slot.pcm, slot.bytes, slot.playsAt);
        loudspeaker.played(slot.pcm, slot.bytes, slot.playsAt);
        played.add(slot);
    }

    /// Holds what the card has not taken yet.
    ///
    /// @return until when what it has taken plays
    synchronized long hold(long now) {
        advance(now);
        held = true;
        long until = now;
        for (Slot slot : waiting) {
            if (!slot.taken && slot.playsAt > now) {
                slot.playsAt = UNSCHEDULED;
            } else if (slot.playsAt != UNSCHEDULED) {
                until = slot.endsAt();
            }
        }
        nextAt = until;
        return until;
    }

    /// Goes on with what was held.
    synchronized void release(long now) {
        if (!held) {
            return;
        }
        held = false;
        nextAt = Math.max(now, nextAt);
        fresh = true;
        for (Slot slot : waiting) {
            if (slot.playsAt == UNSCHEDULED) {
                fresh = false;
                slot.playsAt = nextAt;
                nextAt += FRAME;
            }
        }
    }

    /// Voids what was not played of the frames up to a number; the one that is playing is cut.
    ///
    /// @return how many were not played to their end
    synchronized int flush(long upTo, long now) {
        advance(now);
        int dropped = 0;
        boolean untaken = true;
        nextAt = now;
        for (Iterator<Slot> slots = waiting.iterator(); slots.hasNext(); ) {
            Slot slot = slots.next();
            if (slot.sequence <= upTo) {
                slots.remove();
                cut(slot, now);
                dropped++;
            } else {
                untaken &= !slot.taken;
                slot.taken = false;
                nextAt = Math.max(nextAt, slot.playsAt == UNSCHEDULED ? now : slot.endsAt());
            }
        }
        if (dropped > 0 || !untaken) {
            loudspeaker.drop();
        }
        fresh = true;
        return dropped;
    }

    private void cut(Slot slot, long now) {
        if (slot.playsAt < now) {
            long samples = (now - slot.playsAt) * WireFormat.SAMPLE_RATE / 1_000_000_000L;
            slot.bytes = (int) Math.min(samples * Short.BYTES, slot.bytes);
            finish(slot);
        }
    }

    /// Drops everything, and what comes until it is told otherwise.
    synchronized void discard(long now) {
        held = false;
        flush(Long.MAX_VALUE, now);
        discarding = true;
    }

    /// Plays again what comes.
    synchronized void accept() {
        discarding = false;
    }

    /// How many frames came after their playout time.
    synchronized int underruns() {
        return underruns;
    }

    /// How much is yet to be played, held frames included.
    synchronized Duration queued(long now) {
        long nanos = 0;
        for (Slot slot : waiting) {
            nanos +=
                    Math.min(
                            FRAME,
                            Math.max(0, slot.playsAt == UNSCHEDULED ? FRAME : slot.endsAt() - now));
        }
        return Duration.ofNanos(nanos);
    }

    @Override
    public synchronized void read(long from, short[] samples) {
        Arrays.fill(samples, (short) 0);
        long until = from + samples.length * 1_000_000_000L / WireFormat.SAMPLE_RATE;
        for (Slot slot : played) {
            copy(slot, from, until, samples);
        }
        for (Slot slot : waiting) {
            copy(slot, from, until, samples);
        }
    }

    private static void copy(Slot slot, long from, long until, short[] samples) {
        if (slot.playsAt == UNSCHEDULED || slot.playsAt >= until || slot.endsAt() <= from) {
            return;
        }
        long offset = Math.floorDiv((slot.playsAt - from) * WireFormat.SAMPLE_RATE, 1_000_000_000L);
        int begin = (int) Math.max(0, offset);
        int end = (int) Math.min(samples.length, offset + slot.bytes / Short.BYTES);
        for (int i = begin; i < end; i++) {
            int at = Short.BYTES * (int) (i - offset);
            samples[i] = (short) ((slot.pcm[at] & 0xff) | (slot.pcm[at + 1] << 8));
        }
    }
}
