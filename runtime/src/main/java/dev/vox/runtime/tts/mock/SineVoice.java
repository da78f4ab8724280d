package dev.vox.runtime.tts.mock;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.tts.AudioChunk;
import dev.vox.runtime.tts.AudioSink;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechRequest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Half a second of a full-scale 440 Hz sine for every text, a frame at a time at a steady beat.
final class SineVoice implements LoadedVoice {
    private static final double FREQUENCY_HZ = 440;
    private static final int FRAMES = 25;

    /// One tone for all utterances, since nobody writes to a chunk.
    private static final List<AudioChunk> TONE =
            IntStream.range(0, FRAMES).mapToObj(SineVoice::frame).toList();

    /// What the frames keep time with.
    interface Beat {
        /// In ns, on a scale of its own.
        long now();

        /// Returns at that moment; at once when it is past.
        void await(long moment) throws InterruptedException;
    }

    private final Duration frameDelay;
    private final Beat beat;

    SineVoice(Duration frameDelay) {
        this(frameDelay, new SystemBeat());
    }

    SineVoice(Duration frameDelay, Beat beat) {
        this.frameDelay = frameDelay;
        this.beat = beat;
    }

    @Override
    public int sampleRate() {
        return WireFormat.SAMPLE_RATE;
    }

    @Override
    public void speak(SpeechRequest request, AudioSink sink) throws InterruptedException {
        long start = beat.now();
        for (int i = 0; i < FRAMES; i++) {
            // Against the start, not against the last frame, so that delays do not add up.
            beat.await(start + (i + 1) * frameDelay.toNanos());
            if (!sink.accept(TONE.get(i))) {
                return;
            }
        }
    }

    @Override
    public void close() {}

    private static final class SystemBeat implements Beat {
        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public void await(long moment) throws InterruptedException {
            long left = moment - now();
            do {
                if (Thread.interrupted()) {
                    throw new InterruptedException(
                            "interrupted between two frames of the mock voice");
                }
                if (left > 0) {
                    LockSupport.parkNanos(left);
                }
                left = moment - now();
            } while (left > 0);
        }
    }

    private static AudioChunk frame(int index) {
        short[] samples = new short[WireFormat.FRAME_SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            long sample = (long) index * WireFormat.FRAME_SAMPLES + i;
            double angle = 2 * Math.PI * FREQUENCY_HZ * sample / WireFormat.SAMPLE_RATE;
            // StrictMath, so that the bytes are the same on every machine.
            samples[i] = (short) Math.round(Short.MAX_VALUE * StrictMath.sin(angle));
        }
        return new AudioChunk(samples);
    }
}
