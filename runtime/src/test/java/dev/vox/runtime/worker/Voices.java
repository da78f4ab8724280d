package dev.vox.runtime.worker;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.model.ScriptedEngine.Script;
import dev.vox.runtime.tts.AudioChunk;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Voices for tests that count what is made.
final class Voices {
    private Voices() {}

    /// Makes frames until nobody wants them, as fast as they are taken.
    static Script endless(AtomicLong framesMade) {
        return (request, sink) -> {
            do {
                framesMade.incrementAndGet();
            } while (sink.accept(new AudioChunk(constant(WireFormat.FRAME_SAMPLES, 7))));
        };
    }

    /// Makes so many frames, a millisecond each, every sample one more than the one before.
    static Script counting(int frames) {
        return (request, sink) -> {
            int next = 0;
            for (int i = 0; i < frames; i++) {
                short[] samples = new short[WireFormat.FRAME_SAMPLES];
                for (int j = 0; j < samples.length; j++) {
                    samples[j] = (short) next++;
                }
                LockSupport.parkNanos(1_000_000);
                if (!sink.accept(new AudioChunk(samples))) {
                    return;
                }
            }
        };
    }

    /// Makes so many equal samples in one chunk.
    static Script constant(int samples) {
        return (request, sink) -> sink.accept(new AudioChunk(constant(samples, 7)));
    }

    static short[] constant(int count, int value) {
        short[] samples = new short[count];
        Arrays.fill(samples, (short) value);
        return samples;
    }
}
