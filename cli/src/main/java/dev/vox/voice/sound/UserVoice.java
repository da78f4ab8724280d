package dev.vox.voice.sound;

import dev.vox.problem.OperationFailed;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;
import dev.vox.runtime.tts.VoiceProfile;
import dev.vox.runtime.tts.kevin.KevinEngine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The user's own voice, synthesized on this machine: `kevin16`. Any thread may use it; a text is spoken once and then known.
public final class UserVoice implements AutoCloseable {
    /// What it is called.
    public static final String NAME = "kevin16";

    private static final int REMEMBERED = 256;

    private final LoadedVoice voice;
    private final Map<String, Clip> spoken =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Clip> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    private UserVoice(LoadedVoice voice) {
        this.voice = voice;
    }

    /// Loads the voice: some tens of milliseconds.
    public static UserVoice load() {
        KevinEngine engine = new KevinEngine();
        VoiceProfile profile = engine.find(NAME).orElseThrow();
        try {
            return new UserVoice(engine.load(profile));
        } catch (SpeechException e) {
            throw new OperationFailed(String.valueOf(e.getMessage()), null, e);
        }
    }

    /// Speaks a text. A text without words is an empty clip.
    ///
    /// @throws OperationFailed when it cannot be spoken
    public Clip speak(String text) throws InterruptedException {
        Clip known = spoken.get(text);
        if (known != null) {
            return known;
        }
        Clip made = Clip.of(synthesized(text), voice.sampleRate());
        spoken.put(text, made);
        return made;
    }

    private short[] synthesized(String text) throws InterruptedException {
        List<short[]> chunks = new ArrayList<>();
        try {
            voice.speak(new SpeechRequest(text), chunk -> chunks.add(chunk.samples()));
        } catch (SpeechException e) {
            throw new OperationFailed(
                    "[%s] cannot say “%s”: %s".formatted(NAME, text, e.getMessage()), null, e);
        }
        int length = chunks.stream().mapToInt(chunk -> chunk.length).sum();
        short[] samples = new short[length];
        int at = 0;
        for (short[] chunk : chunks) {
            System.arraycopy(chunk, 0, samples, at, chunk.length);
            at += chunk.length;
        }
        return samples;
    }

    @Override
    public void close() {
        voice.close();
    }
}
