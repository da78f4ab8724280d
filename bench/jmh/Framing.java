package dev.vox.runtime.worker;

import com.google.protobuf.UnsafeByteOperations;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.runtime.audio.FrameCutter;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/// Cuts 20 ms of samples into a frame and writes it as the worker does, and as the generated message would.
///
/// The target copies, as the transport's buffer does; it is a `byte[]` that is there.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class Framing {
    private final short[] samples = new short[960];
    private final byte[] blank = new byte[1920];
    private final FrameCutter fresh = new FrameCutter();
    private final FrameCutter reusing = new FrameCutter(() -> blank);
    private final byte[] head = OutgoingFrame.head("session-of-a-usual-length");
    private final Sink sink = new Sink();
    private long sequence;

    /// A frame as the worker sends it.
    @Benchmark
    public int outgoing() throws IOException {
        reusing.add(samples);
        sink.at = 0;
        return OutgoingFrame.of(head, reusing.next().orElseThrow(), ++sequence, false)
                .drainTo(sink);
    }

    /// A frame as a message of protobuf.
    @Benchmark
    public int message() throws IOException {
        fresh.add(samples);
        sink.at = 0;
        AudioFrame.newBuilder()
                .setSessionId("session-of-a-usual-length")
                .setAudioData(UnsafeByteOperations.unsafeWrap(fresh.next().orElseThrow()))
                .setSampleRate(48_000)
                .setFrameDurationMs(20)
                .setSequenceNumber(++sequence)
                .build()
                .writeTo(sink);
        return sink.at;
    }

    private static final class Sink extends OutputStream {
        private final byte[] bytes = new byte[4096];
        private int at;

        @Override
        public void write(int one) {
            bytes[at++] = (byte) one;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            System.arraycopy(from, offset, bytes, at, length);
            at += length;
        }
    }
}
