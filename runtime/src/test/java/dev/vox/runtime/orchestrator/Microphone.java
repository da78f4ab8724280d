package dev.vox.runtime.orchestrator;

import dev.vox.runtime.audio.Pcm;
import dev.vox.runtime.audio.Resampler;
import dev.vox.runtime.orchestrator.message.ClientMessage;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// Sends a client's audio in real time: silence, and what is said into it.
final class Microphone implements AutoCloseable {
    private static final long FRAME = 20_000_000;

    /// Frames of silence before the first word, from which a detector learns the room.
    private static final int LEAD = 15;

    private final TestClient client;
    private final int rate;
    private final BlockingQueue<short[]> speech = new LinkedBlockingQueue<>();
    private final Random random = new Random(7);
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean muted;
    private volatile long spokeAtMillis = -1;
    private volatile double loss;
    private volatile int jitterMillis;

    private Microphone(TestClient client, int rate) {
        this.client = client;
        this.rate = rate;
        if (rate != 48_000) {
            client.send(new ClientMessage.AudioFormat(rate));
        }
        thread = Thread.ofVirtual().name("microphone").start(this::stream);
    }

    static Microphone at(TestClient client, int rate) {
        return new Microphone(client, rate);
    }

    static Microphone of(TestClient client) {
        return at(client, 48_000);
    }

    /// Loses a share of the frames and delays each by up to so many milliseconds.
    Microphone bad(double share, int delayMillis) {
        loss = share;
        jitterMillis = delayMillis;
        return this;
    }

    /// Says it after what is being said.
    Microphone say(String text) {
        return play(Kevin.says(text));
    }

    /// @param samples at 16 kHz
    Microphone play(short[] samples) {
        short[] own = rate == Kevin.RATE ? samples : Resampler.from(Kevin.RATE).resample(samples);
        int frame = rate / 50;
        for (int from = 0; from < own.length; from += frame) {
            speech.add(Arrays.copyOfRange(own, from, from + frame));
        }
        return this;
    }

    /// Sends nothing at all any more.
    void fallSilent() {
        muted = true;
    }

    /// Where in its audio the first word was said.
    long spokeAtMillis() {
        return spokeAtMillis;
    }

    private void stream() {
        long start = System.nanoTime();
        short[] silence = new short[rate / 50];
        for (long frame = 0; open; frame++) {
            long due = start + frame * FRAME + (long) (random.nextDouble() * jitterMillis * 1e6);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            short[] next = frame < LEAD ? null : speech.poll();
            if (next != null && spokeAtMillis < 0) {
                spokeAtMillis = frame * 20;
            }
            boolean lost = random.nextDouble() < loss;
            if (open && !muted && !lost) {
                client.sendBinary(Pcm.toBytes(next == null ? silence : next));
            }
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
