package dev.vox.embedded;

import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.kevin.KevinEngine;
import dev.vox.runtime.tts.mock.MockEngine;
import dev.vox.stack.SpeechSettings;

import java.util.List;
import java.util.Set;

/// Makes the speech engines that the settings ask for, and the settings of the models they load.
public final class Engines {
    private Engines() {}

    /// The engines of this build, as profiles and `ADAPTER_TYPE` name them.
    public static Set<String> names() {
        return Set.of("mock", "kevin");
    }

    /// The engines that may serve a model id. Confined to the mock, a worker serves every id with it.
    static List<SpeechEngine> of(SpeechSettings speech) {
        return switch (speech.adapter()) {
            case "mock" -> List.of(new MockEngine(speech.mockFrameDelay(), true));
            case null, default ->
                    List.of(new MockEngine(speech.mockFrameDelay(), false), new KevinEngine());
        };
    }

    static ModelSettings models(SpeechSettings speech) {
        return new ModelSettings(
                speech.model(),
                speech.preload(),
                speech.ttl(),
                speech.minResidency(),
                speech.residentCap(),
                speech.maxParallelLoads(),
                speech.evictCheckInterval(),
                speech.warmupText());
    }
}
