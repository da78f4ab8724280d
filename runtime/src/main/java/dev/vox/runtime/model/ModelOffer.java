package dev.vox.runtime.model;

import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.VoiceProfile;

import java.util.List;
import java.util.Optional;

/// What a worker offers: its engines, and the model that serves who names none.
///
/// @param engines asked in this order for a model id; the first that knows it serves it
/// @param defaultModelId never blank
public record ModelOffer(List<SpeechEngine> engines, String defaultModelId) {
    public ModelOffer {
        engines = List.copyOf(engines);
        if (defaultModelId.isBlank()) {
            throw new IllegalArgumentException("a default model is needed");
        }
    }

    /// The id that is meant: the default model's when it is empty.
    String resolve(String modelId) {
        return modelId.isEmpty() ? defaultModelId : modelId;
    }

    /// The model of that id, not loaded.
    ///
    /// @param modelId empty for the default model
    ResidentModel find(String modelId) throws UnknownModelException {
        String id = resolve(modelId);
        return lookUp(id)
                .orElseThrow(() ->
                        new UnknownModelException(
                                id,
                                voices().stream().map(VoiceProfile::modelId).sorted().toList()));
    }

    /// Whether a session that asks for this model's id is served by this model's engine.
    boolean serves(ResidentModel model) {
        return lookUp(model.id())
                .filter(found -> found.engine().equals(model.engine()))
                .isPresent();
    }

    List<VoiceProfile> voices() {
        return engines.stream().flatMap(engine -> engine.voices().stream()).toList();
    }

    private Optional<ResidentModel> lookUp(String id) {
        for (SpeechEngine engine : engines) {
            Optional<VoiceProfile> profile = engine.find(id);
            if (profile.isPresent()) {
                return Optional.of(new ResidentModel(engine, profile.get()));
            }
        }
        return Optional.empty();
    }
}
