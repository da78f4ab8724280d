package dev.vox.micro;

import dev.vox.runtime.audio.Pcm;
import dev.vox.runtime.audio.Resampler;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechRequest;
import dev.vox.runtime.tts.kevin.KevinEngine;
import dev.vox.runtime.vad.Attention;
import dev.vox.runtime.vad.EchoGate;
import dev.vox.runtime.vad.EnergyDetector;
import dev.vox.runtime.vad.Heard;
import dev.vox.runtime.vad.Hearing;
import dev.vox.runtime.vad.SpeechBoundary;
import dev.vox.runtime.vad.VadSettings;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What 20 ms of a session's sound cost.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Vad {
    private static final long FRAME_NANOS = 20_000_000;
    private static final int DELAY_FRAMES = 9;
    private static final String TEXT =
            "Your appointment is on Tuesday at half past nine, please bring your card.";

    private final List<short[]> slow = new ArrayList<>();
    private final List<short[]> fast = new ArrayList<>();
    private final List<byte[]> wire = new ArrayList<>();
    private EnergyDetector detector;
    private EchoGate gate;
    private EchoGate known;
    private Hearing hearing;
    private int frame;
    private long nanos;

    /// Speaks a sentence, which goes round and round.
    @Setup(Level.Trial)
    public void speak() throws Exception {
        SpeechEngine engine = new KevinEngine();
        Resampler resampler = Resampler.from(16_000);
        List<Short> low = new ArrayList<>();
        List<Short> high = new ArrayList<>();
        try (LoadedVoice voice = engine.load(engine.find("kevin16").orElseThrow())) {
            voice.speak(
                    new SpeechRequest(TEXT),
                    chunk -> {
                        add(low, chunk.samples());
                        add(high, resampler.resample(chunk.samples()));
                        return true;
                    });
        }
        add(high, resampler.finish());
        cut(low, 320, slow);
        cut(high, WireFormat.FRAME_SAMPLES, fast);
        for (short[] samples : fast) {
            wire.add(Pcm.toBytes(samples));
        }
        detector = new EnergyDetector(VadSettings.DEFAULTS);
        gate = new EchoGate();
        known = new EchoGate();
        hearing = Hearing.at(48_000, VadSettings.DEFAULTS);
    }

    private static void add(List<Short> to, short[] samples) {
        for (short sample : samples) {
            to.add(sample);
        }
    }

    private static void cut(List<Short> samples, int size, List<short[]> frames) {
        for (int from = 0; from + size <= samples.size(); from += size) {
            short[] one = new short[size];
            for (int i = 0; i < size; i++) {
                one[i] = samples.get(from + i);
            }
            frames.add(one);
        }
    }

    private int next() {
        nanos += FRAME_NANOS;
        frame = (frame + 1) % Math.min(slow.size(), fast.size());
        return frame;
    }

    private int echoOf(int now) {
        int count = Math.min(slow.size(), fast.size());
        return (now + count - DELAY_FRAMES) % count;
    }

    /// The detector alone.
    @Benchmark
    public Optional<SpeechBoundary> detector() {
        return detector.hear(slow.get(next()), Attention.SPEAKING);
    }

    /// Taking note of a frame that is played.
    @Benchmark
    public void played() {
        gate.played(wire.get(next()), nanos);
    }

    /// Taking note of what is played, looking for it in what comes in, and detecting: all that a frame can cost at 16 kHz.
    @Benchmark
    public Optional<SpeechBoundary> detectorAndGate() {
        int now = next();
        known.played(wire.get(now), nanos);
        short[] heard = slow.get(echoOf(now));
        Optional<SpeechBoundary> boundary = detector.hear(heard, Attention.SPEAKING);
        return known.explains(heard, nanos) ? detector.block() : boundary;
    }

    /// The same for a client at 48 kHz, bytes to samples and samples to 16 kHz included.
    @Benchmark
    public Heard hearing() {
        int now = next();
        hearing.played(wire.get(now), nanos);
        return hearing.hear(wire.get(echoOf(now)), nanos, Attention.SPEAKING);
    }
}
