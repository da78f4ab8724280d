package dev.vox.voice.scenario;

import dev.vox.voice.sound.Backdrop;
import dev.vox.voice.sound.Echo;
import dev.vox.voice.sound.Noise;
import dev.vox.voice.sound.UserVoice;

import java.time.Duration;
import java.util.List;

/// Something that is heard besides the user.
public sealed interface Surrounding {
    /// A noise.
    ///
    /// @param decibels relative to speech
    record Noisy(Noise noise, double decibels) implements Surrounding {}

    /// The echo of what is played.
    ///
    /// @param decibels relative to what is played
    /// @param delay 20 to 900 ms
    record Echoing(double decibels, Duration delay) implements Surrounding {}

    /// All of them together.
    ///
    /// @param voice speaks what is spoken in the room
    static Backdrop backdrop(List<Surrounding> surroundings, long seed, UserVoice voice)
            throws InterruptedException {
        Backdrop all = Backdrop.QUIET;
        for (Surrounding surrounding : surroundings) {
            all =
                    all.and(
                            switch (surrounding) {
                                case Noisy(Noise noise, double decibels) ->
                                        noise.at(decibels, seed, voice);
                                case Echoing(double decibels, Duration delay) ->
                                        new Echo(decibels, delay);
                            });
        }
        return all;
    }
}
