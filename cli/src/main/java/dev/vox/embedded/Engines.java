package dev.vox.embedded;

import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.VoiceProfile;
import dev.vox.runtime.tts.kevin.KevinEngine;
import dev.vox.runtime.tts.mock.MockEngine;
import dev.vox.stack.SpeechSettings;
import dev.vox.stack.plan.Problem;

import java.util.List;
import java.util.stream.Collectors;

/// Makes the speech engines that the settings ask for, and the settings of the models they load.
final class Engines {
    private Engines() {}

    /// The engines that may serve a model id. Where only tones are wanted, the mock serves every id.
    static List<SpeechEngine> of(SpeechSettings speech) {
        return speech.tonesOnly()
                ? List.of(new MockEngine(speech.mockFrameDelay(), true))
                : List.of(new MockEngine(speech.mockFrameDelay(), false), new KevinEngine());
    }

    /// Says that no engine has the default model, and which ones they have; nothing is loaded.
    static List<Problem> problems(SpeechSettings speech) {
        List<SpeechEngine> engines = of(speech);
        if (engines.stream().anyMatch(engine -> engine.find(speech.model()).isPresent())) {
            return List.of();
        }
        String available =
                engines.stream()
                        .flatMap(engine -> engine.voices().stream())
                        .map(VoiceProfile::modelId)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return List.of(
                new Problem(
                        Problem.Kind.PREREQUISITE,
                        "[worker] unknown model " + speech.model() + ", available: " + available,
                        "set DEFAULT_MODEL_ID to one of them"));
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
