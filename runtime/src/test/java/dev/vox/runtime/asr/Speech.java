package dev.vox.runtime.asr;

import dev.vox.runtime.audio.Resampler;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechRequest;
import dev.vox.runtime.tts.kevin.KevinEngine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Speech of `kevin16` for recognisers: mono, 16 kHz.
public final class Speech implements AutoCloseable {
    /// A frame of a client's audio at 16 kHz: 20 ms.
    public static final int FRAME = SpeechBuffer.SAMPLE_RATE / 50;

    private final LoadedVoice voice;

    public Speech() throws Exception {
        KevinEngine engine = new KevinEngine();
        voice = engine.load(engine.find("kevin16").orElseThrow());
    }

    /// As the voice makes it.
    public short[] said(String text) throws Exception {
        List<short[]> chunks = new ArrayList<>();
        voice.speak(
                new SpeechRequest(text),
                chunk -> {
                    chunks.add(chunk.samples());
                    return true;
                });
        return joined(chunks);
    }

    /// As it comes from a client that sends 48 kHz.
    public static short[] overTheWire(short[] speech) {
        return through(
                Resampler.between(WireFormat.SAMPLE_RATE, SpeechBuffer.SAMPLE_RATE),
                through(Resampler.from(SpeechBuffer.SAMPLE_RATE), speech));
    }

    private static short[] through(Resampler resampler, short[] samples) {
        return joined(List.of(resampler.resample(samples), resampler.finish()));
    }

    /// With white noise that is so much weaker than the speech.
    public static short[] inNoise(short[] speech, double decibelsBelow) {
        double power = 0;
        for (short sample : speech) {
            power += (double) sample * sample;
        }
        double deviation = Math.sqrt(power / speech.length) * Math.pow(10, -decibelsBelow / 20);
        Random random = new Random(7);
        short[] noisy = new short[speech.length];
        for (int i = 0; i < noisy.length; i++) {
            double sum = speech[i] + deviation * random.nextGaussian();
            noisy[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return noisy;
    }

    /// Lets a recognition hear it in frames of 20 ms, as fast as it takes them.
    public static void hear(Recognition recognition, short[] speech) {
        for (int at = 0; at < speech.length; at += FRAME) {
            recognition.hear(Arrays.copyOfRange(speech, at, Math.min(speech.length, at + FRAME)));
        }
    }

    private static short[] joined(List<short[]> parts) {
        short[] all = new short[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    @Override
    public void close() {
        voice.close();
    }
}
