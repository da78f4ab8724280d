package dev.vox.runtime.vad;

import dev.vox.runtime.audio.Samples;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechRequest;
import dev.vox.runtime.tts.kevin.KevinEngine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What kevin16 says: commands as a user's, and the longer answers of our own voice.
final class Spoken {
    static final List<String> COMMANDS =
            List.of(
                    "open the front door",
                    "close the front door",
                    "turn on the kitchen light",
                    "turn off the bedroom lamp",
                    "play some classical music",
                    "stop the music now",
                    "what time is it",
                    "set an alarm for seven",
                    "call my brother tomorrow",
                    "send a message to mary",
                    "read the next chapter",
                    "pause the recording",
                    "show me the weather",
                    "lower the volume please",
                    "raise the temperature",
                    "start the engine",
                    "cancel the last order",
                    "go back to the menu",
                    "tell me a story",
                    "good night everyone");

    static final List<String> ANSWERS =
            List.of(
                    "Your appointment is on Tuesday at half past nine, please bring your card.",
                    "The weather tomorrow will be mild with some rain in the evening, and on"
                            + " Thursday the sun comes back.",
                    "I have found seven restaurants near you, and the closest one is open until"
                            + " midnight.",
                    "Once upon a time there was a small boat which sailed across the whole ocean to"
                            + " find a friend.");

    private static final Map<String, Sound> SAID = new ConcurrentHashMap<>();

    private Spoken() {}

    /// A text, said by kevin16 at its own level.
    static Sound said(String text) {
        return SAID.computeIfAbsent(text, Spoken::say);
    }

    private static Sound say(String text) {
        KevinEngine engine = new KevinEngine();
        Samples samples = new Samples();
        try (LoadedVoice kevin = engine.load(engine.find("kevin16").orElseThrow())) {
            kevin.speak(
                    new SpeechRequest(text),
                    chunk -> {
                        samples.add(chunk.samples());
                        return true;
                    });
        } catch (Exception e) {
            throw new IllegalStateException("kevin16 does not say: " + text, e);
        }
        return Sound.of(samples.toArray());
    }
}
