package dev.vox.embedded;

import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.VoiceProfile;
import dev.vox.runtime.tts.kevin.KevinEngine;
import dev.vox.runtime.tts.mock.MockEngine;
import dev.vox.stack.SpeechSettings;
import dev.vox.stack.plan.Problem;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The speech engines of this build, made once for a worker, so that a model which two offers serve alike stays in memory.
public final class Engines {
    private final List<SpeechEngine> tonesOnly;
    private final List<SpeechEngine> byModelId;

    /// An engine of this build.
    private enum Kind {
        MOCK,
        KEVIN;

        /// As profiles and `ADAPTER_TYPE` name it.
        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private SpeechEngine make(Duration mockFrameDelay) {
            return switch (this) {
                case MOCK -> new MockEngine(mockFrameDelay, false);
                case KEVIN -> new KevinEngine();
            };
        }
    }

    /// @param mockFrameDelay how long the mock takes for a frame
    Engines(Duration mockFrameDelay) {
        this.tonesOnly = List.of(new MockEngine(mockFrameDelay, true));
        this.byModelId =
                Arrays.stream(Kind.values()).map(kind -> kind.make(mockFrameDelay)).toList();
    }

    /// The engines of this build, as profiles and `ADAPTER_TYPE` name them.
    public static Set<String> names() {
        return Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.toUnmodifiableSet());
    }

    /// The engines that may serve a model id. Where only tones are wanted, the mock serves every id.
    List<SpeechEngine> serving(boolean onlyTones) {
        return onlyTones ? tonesOnly : byModelId;
    }

    /// The engines that the settings ask for.
    static List<SpeechEngine> of(SpeechSettings speech) {
        return new Engines(speech.mockFrameDelay()).serving(speech.tonesOnly());
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
