package dev.vox.runtime.model;

import dev.vox.runtime.tts.AudioSink;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;
import dev.vox.runtime.tts.VoiceProfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// An engine whose voices do what a test says: fail, hang, count. It keeps book of what is done to them, and notes as a
/// violation whatever a model manager must never do.
public final class ScriptedEngine implements SpeechEngine {
    public static final int SAMPLE_RATE = 48_000;

    /// What a voice does when it speaks.
    @FunctionalInterface
    public interface Script {
        Script SILENCE = (request, sink) -> {};

        void speak(SpeechRequest request, AudioSink sink)
                throws SpeechException, InterruptedException;
    }

    /// What happens before a voice is loaded.
    @FunctionalInterface
    public interface BeforeLoad {
        BeforeLoad NOTHING = () -> {};

        void run() throws SpeechException;
    }

    private record Voice(VoiceProfile profile, Script script, BeforeLoad beforeLoad) {}

    private final Map<String, Voice> voices = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> loads = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();
    private final Queue<String> spoken = new ConcurrentLinkedQueue<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    public ScriptedEngine voice(String id, Script script) {
        return voice(id, script, BeforeLoad.NOTHING);
    }

    public ScriptedEngine voice(String id, Script script, BeforeLoad beforeLoad) {
        var profile = new VoiceProfile(id, "scripted", List.of("en-US"), SAMPLE_RATE, Map.of());
        voices.put(id, new Voice(profile, script, beforeLoad));
        return this;
    }

    public int loads(String id) {
        return loads.getOrDefault(id, new AtomicInteger()).get();
    }

    /// Voices of that id that are loaded and not closed.
    public int open(String id) {
        return open.getOrDefault(id, new AtomicInteger()).get();
    }

    public List<String> spoken() {
        return List.copyOf(spoken);
    }

    public List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public List<VoiceProfile> voices() {
        return voices.values().stream().map(Voice::profile).toList();
    }

    @Override
    public Optional<VoiceProfile> find(String modelId) {
        return Optional.ofNullable(voices.get(modelId)).map(Voice::profile);
    }

    @Override
    public LoadedVoice load(VoiceProfile profile) throws SpeechException {
        String id = profile.modelId();
        loads.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
        Voice voice = voices.get(id);
        voice.beforeLoad().run();
        open.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
        return new Loaded(id, voice.script());
    }

    private final class Loaded implements LoadedVoice {
        private final String id;
        private final Script script;
        private final AtomicInteger speaking = new AtomicInteger();
        private volatile boolean closed;

        Loaded(String id, Script script) {
            this.id = id;
            this.script = script;
        }

        @Override
        public int sampleRate() {
            return SAMPLE_RATE;
        }

        @Override
        public void speak(SpeechRequest request, AudioSink sink)
                throws SpeechException, InterruptedException {
            speaking.incrementAndGet();
            try {
                if (closed) {
                    violations.add(id + " speaks after it was closed");
                }
                spoken.add(request.text());
                script.speak(request, sink);
            } finally {
                speaking.decrementAndGet();
            }
        }

        @Override
        public void close() {
            if (closed) {
                violations.add(id + " is closed twice");
            }
            closed = true;
            open.get(id).decrementAndGet();
            if (speaking.get() > 0) {
                violations.add(id + " is closed while it speaks");
            }
        }
    }
}
