package dev.vox.runtime.vad;

import dev.vox.runtime.audio.FrameCutter;
import dev.vox.runtime.audio.Pcm;
import dev.vox.runtime.audio.Resampler;
import dev.vox.runtime.vad.SpeechBoundary.Began;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongUnaryOperator;

/// A session's sound both ways: what is sent to the client and what its microphone hears, from the same time on.
record Duplex(List<byte[]> sent, Sound microphone) {
    static final long FRAME_NANOS = 20_000_000;

    /// When the first frame is sent, on a clock that began anywhere.
    private static final long START = -77_123_456_789L;

    static Duplex of(Sound voice, Sound microphone) {
        return new Duplex(onTheWire(voice), microphone);
    }

    /// Answers one after the other, with pauses of up to 0.8 s.
    static Sound voice(double seconds, long seed) {
        Random random = new Random(seed);
        Sound voice = Sound.silence(seconds);
        for (double at = 0.3; at < seconds; at += random.nextDouble(0.8)) {
            Sound answer = Spoken.said(Spoken.ANSWERS.get(random.nextInt(Spoken.ANSWERS.size())));
            voice.add(answer, at, 1);
            at += answer.seconds();
        }
        return voice;
    }

    /// 20 ms frames at 48 kHz.
    static List<byte[]> onTheWire(Sound voice) {
        short[] samples = new short[voice.samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) voice.samples()[i];
        }
        FrameCutter cutter = new FrameCutter();
        cutter.add(Resampler.from(Sound.RATE).resample(samples));
        List<byte[]> frames = new ArrayList<>();
        for (var frame = cutter.next(); frame.isPresent(); frame = cutter.next()) {
            frames.add(frame.get());
        }
        return frames;
    }

    /// What is decided when every frame is sent as it is played, and comes as it is spoken.
    List<SpeechBoundary> heard(Attention attention) {
        return heard(attention, 0, nanos -> nanos);
    }

    /// What is decided.
    ///
    /// @param ahead how many frames the speaker is ahead of what is played
    /// @param arrival when a frame comes that is spoken at a time
    List<SpeechBoundary> heard(Attention attention, int ahead, LongUnaryOperator arrival) {
        Hearing hearing = Hearing.at(Sound.RATE, VadSettings.DEFAULTS);
        List<SpeechBoundary> boundaries = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < microphone.frames(); i++) {
            for (; next < sent.size() && next <= i + ahead; next++) {
                hearing.played(sent.get(next), START + Math.max(0, next - ahead) * FRAME_NANOS);
            }
            long arrived = START + arrival.applyAsLong((i + 1) * FRAME_NANOS);
            hearing.hear(Pcm.toBytes(microphone.frame(i)), arrived, attention)
                    .boundary()
                    .ifPresent(boundaries::add);
        }
        return boundaries;
    }

    /// From a time in the microphone's sound to the end of the frame that decided that speech began, in ms.
    static Optional<Double> detection(List<SpeechBoundary> boundaries, double onsetMillis) {
        return boundaries.stream()
                .filter(boundary -> boundary instanceof Began)
                .map(boundary -> (boundary.decidedAt() + 1) * 20 - onsetMillis)
                .filter(latency -> latency > 0)
                .findFirst();
    }
}
