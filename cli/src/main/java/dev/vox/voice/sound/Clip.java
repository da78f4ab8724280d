package dev.vox.voice.sound;

import dev.vox.runtime.audio.Resampler;
import dev.vox.runtime.audio.WavFile;
import dev.vox.runtime.audio.WireFormat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// A piece of sound that is there as a whole, and may be played any number of times.
///
/// @param samples 48 kHz, mono; not written to
@SuppressWarnings("ArrayRecordComponent") // minutes of audio; equality of clips is never asked
public record Clip(short[] samples) {
    /// Reads a WAV file: 16-bit PCM, mono or stereo, at any rate.
    ///
    /// @throws IOException when it cannot be read or is no such file; the message names it
    public static Clip wav(Path file) throws IOException {
        WavFile wav = WavFile.read(file);
        return of(wav.mono(), wav.sampleRate());
    }

    /// A clip of samples at any rate.
    ///
    /// @param sampleRate in Hz
    public static Clip of(short[] samples, int sampleRate) {
        Resampler resampler = Resampler.from(sampleRate);
        short[] body = resampler.resample(samples);
        short[] rest = resampler.finish();
        short[] whole = Arrays.copyOf(body, body.length + rest.length);
        System.arraycopy(rest, 0, whole, body.length, rest.length);
        return new Clip(whole);
    }

    /// How long it sounds.
    public Duration duration() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / WireFormat.SAMPLE_RATE);
    }

    /// Plays it once, from its beginning.
    public UserAudio play() {
        return new UserAudio() {
            private int position;

            @Override
            public boolean next(short[] frame) {
                int count = Math.clamp((long) samples.length - position, 0, frame.length);
                System.arraycopy(samples, position, frame, 0, count);
                Arrays.fill(frame, count, frame.length, (short) 0);
                position += count;
                return count > 0;
            }
        };
    }
}
