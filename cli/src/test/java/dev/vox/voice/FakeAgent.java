package dev.vox.voice;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.Pcm;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// An agent on a real socket that hears by loudness alone: it speaks a steady sound for each text, is broken into after 80 ms of
/// sound, and answers it half a second after the user's last.
public final class FakeAgent {
    private static final int FRAMES_TO_BEGIN = 4;
    private static final int FRAMES_TO_END = 25;
    private static final double LOUD_DBFS = -45;
    private static final long FRAME = Duration.ofMillis(20).toNanos();

    private final FakeOrchestrator.Peer peer;
    private final int frames;
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicBoolean speaking = new AtomicBoolean();
    private final AtomicBoolean paused = new AtomicBoolean();
    private final ReentrantLock sending = new ReentrantLock();
    private String state = "IDLE";
    private long heard;
    private int loud;
    private int quiet;
    private boolean userSpeaks;

    private FakeAgent(FakeOrchestrator.Peer peer, int frames) {
        this.peer = peer;
        this.frames = frames;
    }

    /// A server whose answers are so many frames long.
    public static FakeOrchestrator server(int frames) throws IOException {
        return FakeOrchestrator.ours(peer -> new FakeAgent(peer, frames).serve());
    }

    private void serve() throws IOException {
        peer.start();
        become("LISTENING");
        while (true) {
            String message = peer.receive(this::hear);
            if (message.contains("\"PAUSE\"")) {
                pause();
            } else if (message.contains("\"RESUME\"")) {
                paused.set(false);
            } else if (message.contains("\"STOP\"")) {
                speaking.set(false);
            } else if (message.contains("\"text\"")) {
                speak();
            }
        }
    }

    /// No frame follows once this has returned.
    private void pause() {
        sending.lock();
        paused.set(true);
        sending.unlock();
    }

    private synchronized void become(String next) throws IOException {
        if (!next.equals(state)) {
            peer.send(
                    "{\"type\":\"state\",\"from\":\"%s\",\"to\":\"%s\",\"at_ms\":1}"
                            .formatted(state, next));
            state = next;
        }
    }

    private void speak() throws IOException {
        if (speaking.compareAndSet(false, true)) {
            become("SPEAKING");
            Thread.ofVirtual().start(this::frames);
        }
    }

    private void frames() {
        try {
            long next = System.nanoTime();
            for (int sent = 0; sent < frames && speaking.get(); ) {
                LockSupport.parkNanos(next - System.nanoTime());
                if (System.nanoTime() < next) {
                    continue;
                }
                next += FRAME;
                sent += send() ? 1 : 0;
            }
            if (speaking.compareAndSet(true, false)) {
                peer.metrics();
                become("LISTENING");
            }
        } catch (IOException e) {
            // The client went away, which is its right.
        }
    }

    private boolean send() throws IOException {
        sending.lock();
        try {
            boolean goes = !paused.get() && speaking.get();
            if (goes) {
                peer.audio(sequence.incrementAndGet());
            }
            return goes;
        } finally {
            sending.unlock();
        }
    }

    private void hear(byte[] frame) throws IOException {
        heard++;
        double level = Levels.rms(Pcm.toSamples(frame));
        loud = level > LOUD_DBFS ? loud + 1 : 0;
        quiet = level > LOUD_DBFS ? 0 : quiet + 1;
        if (!userSpeaks && loud == FRAMES_TO_BEGIN) {
            userSpeaks = true;
            began();
        } else if (userSpeaks && quiet == FRAMES_TO_END) {
            userSpeaks = false;
            ended();
        }
    }

    private void began() throws IOException {
        speech("began", (heard - FRAMES_TO_BEGIN) * 20);
        if (speaking.compareAndSet(true, false)) {
            sending.lock();
            try {
                peer.send("{\"type\":\"flush\",\"sequence\":%d}".formatted(sequence.get()));
            } finally {
                sending.unlock();
            }
            peer.metrics();
            become("BARGED_IN");
        }
    }

    private void ended() throws IOException {
        speech("ended", (heard - FRAMES_TO_END) * 20);
        become("LISTENING");
        peer.send(
                "{\"type\":\"transcript\",\"role\":\"user\",\"text\":\"what was"
                        + " said\",\"final\":true}");
        speak();
    }

    private void speech(String event, long at) throws IOException {
        peer.send(
                "{\"type\":\"speech\",\"event\":\"%s\",\"at_ms\":%d,\"decided_at_ms\":%d}"
                        .formatted(event, at, heard * 20));
    }
}
