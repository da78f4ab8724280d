package dev.vox.voice.sound;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// The noises of a room. Each goes on for ever; the same seed makes the same noise.
public enum Noise {
    /// A cough every four seconds or so, shorter than a word.
    COUGH,
    /// Six people who talk about something else.
    BABBLE,
    /// A mains hum: 50 Hz and its harmonics.
    HUM,
    /// Keys and mice: clicks of a few milliseconds, three a second.
    CLICKS,
    /// Noise that falls by 3 dB an octave.
    PINK;

    /// The names, as users write them.
    public static List<String> names() {
        return Arrays.stream(values()).map(Noise::label).toList();
    }

    /// The noise of a name.
    public static Optional<Noise> named(String name) {
        return Arrays.stream(values()).filter(noise -> noise.label().equals(name)).findFirst();
    }

    /// Its name, as users write it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The noise at a level.
    ///
    /// @param decibels of its active part, relative to speech; −10 is the usual for [#BABBLE]
    /// @param voice speaks the babble
    public Backdrop at(double decibels, long seed, UserVoice voice) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed * 31 + label().hashCode());
        double[] samples =
                switch (this) {
                    case COUGH -> Bursts.coughs(random);
                    case BABBLE -> Babble.of(voice, random);
                    case HUM -> Tones.hum();
                    case CLICKS -> Bursts.clicks(random);
                    case PINK -> Tones.pink(random);
                };
        short[] loop = Loudness.at(Loudness.SPEECH_DBFS + decibels, samples);
        boolean steady = this == BABBLE || this == HUM || this == PINK;
        return new Loop(loop, steady ? random.nextInt(loop.length) : 0);
    }

    /// One cough, a fifth of a second.
    ///
    /// @param decibels relative to speech
    public static Clip cough(double decibels, long seed) {
        double[] cough = Bursts.cough(new SplittableRandom(seed));
        return new Clip(Loudness.at(Loudness.SPEECH_DBFS + decibels, cough));
    }
}
