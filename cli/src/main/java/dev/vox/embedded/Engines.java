package dev.vox.embedded;

import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.model.UnknownModelException;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.Unavailable;
import dev.vox.runtime.tts.VoiceProfile;
import dev.vox.runtime.tts.espeak.EspeakEngine;
import dev.vox.runtime.tts.kevin.KevinEngine;
import dev.vox.runtime.tts.mock.MockEngine;
import dev.vox.stack.SpeechSettings;
import dev.vox.stack.plan.Problem;
import dev.vox.voicepack.VerifiedVoices;
import dev.vox.voicepack.VoicePacks;

import java.nio.file.Path;
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
        KEVIN,
        ESPEAK,
        PIPER;

        /// As profiles and `ADAPTER_TYPE` name it.
        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Loads nothing: what an engine needs is looked for when one of its models is.
        private SpeechEngine make(SpeechSettings speech) {
            return switch (this) {
                case MOCK -> new MockEngine(speech.mockFrameDelay(), false);
                case KEVIN -> new KevinEngine();
                case ESPEAK -> new EspeakEngine();
                case PIPER -> new VerifiedVoices(new VoicePacks(speech.voicePacks()));
            };
        }
    }

    Engines(SpeechSettings speech) {
        this.tonesOnly = List.of(new MockEngine(speech.mockFrameDelay(), true));
        this.byModelId = Arrays.stream(Kind.values()).map(kind -> kind.make(speech)).toList();
    }

    /// The engines of this build that speak words, with the voice packs of these folders.
    public static List<SpeechEngine> speaking(List<Path> voicePacks) {
        return List.of(
                new KevinEngine(),
                new EspeakEngine(),
                new VerifiedVoices(new VoicePacks(voicePacks)));
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
        return new Engines(speech).serving(speech.tonesOnly());
    }

    /// Says that no engine has the default model, and which ones they have; nothing is loaded.
    static List<Problem> problems(SpeechSettings speech) {
        List<SpeechEngine> engines = of(speech);
        for (SpeechEngine engine : engines) {
            if (engine.find(speech.model()).isPresent()) {
                return engine.unavailable().stream().map(Engines::problem).toList();
            }
        }
        if (speech.model().startsWith("piper-")) {
            return List.of(
                    new Problem(
                            Problem.Kind.PREREQUISITE,
                            "[worker] the voice " + speech.model() + " is not installed",
                            VoicePacks.INSTALL));
        }
        List<String> available =
                engines.stream()
                        .flatMap(engine -> engine.voices().stream())
                        .map(VoiceProfile::modelId)
                        .sorted()
                        .toList();
        return List.of(
                new Problem(
                        Problem.Kind.PREREQUISITE,
                        "[worker] " + UnknownModelException.problem(speech.model(), available),
                        "set DEFAULT_MODEL_ID to one of them"));
    }

    private static Problem problem(Unavailable missing) {
        return new Problem(
                Problem.Kind.PREREQUISITE, "[worker] " + missing.reason(), missing.remedy());
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
