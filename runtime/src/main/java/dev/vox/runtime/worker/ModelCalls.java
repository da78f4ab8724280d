package dev.vox.runtime.worker;

import dev.vox.proto.tts.Capabilities;
import dev.vox.proto.tts.GetCapabilitiesResponse;
import dev.vox.proto.tts.ListModelsResponse;
import dev.vox.proto.tts.LoadModelRequest;
import dev.vox.proto.tts.LoadModelResponse;
import dev.vox.proto.tts.ModelInfo;
import dev.vox.proto.tts.UnloadModelRequest;
import dev.vox.proto.tts.UnloadModelResponse;
import dev.vox.runtime.model.ModelException;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.ModelStatus;
import dev.vox.runtime.model.UnknownModelException;
import dev.vox.runtime.tts.VoiceProfile;

import java.time.Duration;
import java.util.List;

/// The calls about models: translates between the protocol and the model manager.
final class ModelCalls {
    private final ModelManager models;
    private final WorkerSettings settings;
    private final Workload workload;

    ModelCalls(ModelManager models, WorkerSettings settings, Workload workload) {
        this.models = models;
        this.settings = settings;
        this.workload = workload;
    }

    ListModelsResponse list() {
        return ListModelsResponse.newBuilder()
                .addAllModels(models.list().stream().map(ModelCalls::info).toList())
                .build();
    }

    /// `preload_only` changes nothing: sessions alone count as uses, so every load is one that only preloads.
    LoadModelResponse load(LoadModelRequest request) throws InterruptedException {
        long start = System.nanoTime();
        LoadModelResponse.Builder answer = LoadModelResponse.newBuilder();
        try {
            String modelId = models.resolve(request.getModelId());
            boolean loaded = models.load(modelId);
            answer.setSuccess(true)
                    .setMessage(loaded ? "Loaded " + modelId : modelId + " is loaded already");
        } catch (ModelException e) {
            answer.setMessage(String.valueOf(e.getMessage()));
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return answer.setLoadDurationMs(millis).build();
    }

    UnloadModelResponse unload(UnloadModelRequest request) {
        UnloadModelResponse.Builder answer = UnloadModelResponse.newBuilder();
        String modelId = models.resolve(request.getModelId());
        try {
            String message =
                    switch (models.unload(modelId)) {
                        case UNLOADED -> "Unloaded " + modelId;
                        case WHEN_IDLE -> modelId + " is in use and goes when idle";
                        case NOT_RESIDENT -> "Nothing to unload: " + modelId + " is not loaded";
                    };
            return answer.setSuccess(true).setMessage(message).build();
        } catch (UnknownModelException e) {
            return answer.setMessage(String.valueOf(e.getMessage())).build();
        }
    }

    GetCapabilitiesResponse capabilities() {
        return GetCapabilitiesResponse.newBuilder()
                .setCapabilities(
                        Capabilities.newBuilder()
                                .setStreaming(true)
                                .setCpuOk(true)
                                .addAllLanguages(languages(models))
                                .setMaxConcurrentSessions(settings.maxConcurrentSessions()))
                .addAllResidentModels(models.resident())
                .putMetrics("rtf", workload.rtf())
                .putMetrics("queue_depth", workload.underWay())
                .build();
    }

    /// The languages that the worker's models speak, sorted.
    static List<String> languages(ModelManager models) {
        return models.list().stream()
                .flatMap(model -> model.profile().languages().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static ModelInfo info(ModelStatus model) {
        VoiceProfile profile = model.profile();
        return ModelInfo.newBuilder()
                .setModelId(profile.modelId())
                .setFamily(profile.family())
                .setIsLoaded(model.resident())
                .addAllLanguages(profile.languages())
                .putAllMetadata(profile.metadata())
                .build();
    }
}
