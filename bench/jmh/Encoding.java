package dev.vox.micro;

import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.runtime.orchestrator.message.AudioText;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/// The two ways in which a frame goes to a client: JSON with base64, and `vox.binary.v1`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class Encoding {
    private final byte[] pcm = new byte[1920];
    private final byte[] target = new byte[AudioBinary.HEADER_BYTES + pcm.length];
    private final AudioText text = new AudioText();
    private long sequence;

    public Encoding() {
        new Random(1).nextBytes(pcm);
    }

    /// JSON.
    @Benchmark
    public int base64() {
        return text.write(pcm, ++sequence);
    }

    /// Bytes.
    @Benchmark
    public byte[] binary() {
        AudioBinary.write(pcm, ++sequence, target);
        return target;
    }
}
