package dev.vox.voice.scenario;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.voice.sound.Clip;
import dev.vox.voice.sound.Noise;
import dev.vox.voice.sound.UserAudio;
import dev.vox.voice.sound.UserVoice;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sounds of a scenario's turns, made before it begins.
final class Clips {
    private final Map<Action, Clip> clips = new HashMap<>();

    /// Makes them.
    ///
    /// @throws MissingPrerequisite when a file cannot be read
    Clips(List<Turn> turns, long seed, UserVoice voice) throws InterruptedException {
        for (Turn turn : turns) {
            Clip clip = clip(turn.action(), seed, voice);
            if (clip != null) {
                clips.put(turn.action(), clip);
            }
        }
    }

    private static @Nullable Clip clip(Action action, long seed, UserVoice voice)
            throws InterruptedException {
        return switch (action) {
            case Action.Say(String text) -> voice.speak(text);
            case Action.Cough(double decibels) -> Noise.cough(decibels, seed);
            case Action.Wav wav -> wav(wav);
            case Action.Type _, Action.Silence _, Action.Control _ -> null;
        };
    }

    private static Clip wav(Action.Wav wav) {
        try {
            return Clip.wav(wav.file());
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "[%s] cannot be read: %s".formatted(wav.file(), e.getMessage()), null, e);
        }
    }

    /// The sound of an action, from its beginning; null when it has none.
    @Nullable UserAudio play(Action action) {
        Clip clip = clips.get(action);
        return clip == null ? null : clip.play();
    }
}
