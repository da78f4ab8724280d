package dev.vox.micro;

import dev.vox.runtime.audio.Resampler;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Brings 20 ms of a voice to 48 kHz, in the middle of an utterance.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class Resampling {
    /// Samples a second of the voice.
    @Param({"16000", "22050", "24000"})
    public int rate;

    private short[] chunk = {};
    private Resampler resampler = Resampler.from(16_000);

    /// Makes the chunk.
    @Setup(Level.Trial)
    public void fill() {
        Random random = new Random(1);
        chunk = new short[rate / 50];
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = (short) random.nextInt(-20_000, 20_000);
        }
        resampler = Resampler.from(rate);
    }

    /// One chunk.
    @Benchmark
    public short[] frame() {
        return resampler.resample(chunk);
    }
}
