package dev.vox.runtime.tts.kevin;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.VoiceProfile;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Real English speech in pure Java: the diphone voices of FreeTTS.
///
/// `kevin16` sounds at 16 kHz, `kevin` at 8 kHz, as on the telephone.
public final class KevinEngine implements SpeechEngine {
    private static final String FAMILY = "kevin";

    /// How long a piece of text may wait for a speaker, and how long it may take; either is milliseconds unless overloaded.
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return FAMILY;
    }

    @Override
    public List<VoiceProfile> voices() {
        return Arrays.stream(Model.values()).map(Model::profile).toList();
    }

    @Override
    public Optional<VoiceProfile> find(String modelId) {
        return Model.of(modelId).map(Model::profile);
    }

    @Override
    public LoadedVoice load(VoiceProfile voice) throws SpeechException {
        String id = voice.modelId();
        Model model =
                Model.of(id)
                        .orElseThrow(
                                () -> new SpeechException("the kevin engine has no voice " + id));
        try {
            KevinData data = KevinData.load(model.sounds);
            return new KevinVoice(
                    data.sampleRate(),
                    new SpeakerPool(
                            id,
                            Runtime.getRuntime().availableProcessors(),
                            () -> new KevinSpeaker(data),
                            DEADLINE));
        } catch (IOException e) {
            throw new SpeechException("%s cannot be loaded: %s".formatted(id, e.getMessage()), e);
        }
    }

    private enum Model {
        KEVIN16("kevin16", "cmu_us_kal16", 16_000),
        KEVIN("kevin", "cmu_us_kal", 8_000);

        private final String id;
        private final String sounds;
        private final int sampleRate;

        Model(String id, String sounds, int sampleRate) {
            this.id = id;
            this.sounds = sounds;
            this.sampleRate = sampleRate;
        }

        static Optional<Model> of(String id) {
            return Arrays.stream(values()).filter(model -> model.id.equals(id)).findFirst();
        }

        VoiceProfile profile() {
            return new VoiceProfile(
                    id,
                    FAMILY,
                    List.of("en-US"),
                    sampleRate,
                    Map.of(
                            "description", "male diphone voice of FreeTTS",
                            "licence", "BSD-style (FreeTTS, CMU)"));
        }
    }
}
