package dev.vox.bench.workload;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.workload.ModelLoad.Load;
import dev.vox.problem.OperationFailed;
import dev.vox.voice.Pace;
import dev.vox.voice.UtteranceMeasurement;
import dev.vox.voice.WorkerClient;
import dev.vox.voice.WorkerModel;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/// Loads a worker's models and measures it.
final class ModelLoads {
    static final Duration DEADLINE = Duration.ofMinutes(5);

    private final WorkerClient client;
    private final String text;
    private final Recording recording;

    ModelLoads(WorkerClient client, String text, Recording recording) {
        this.client = client;
        this.text = text;
        this.recording = recording;
    }

    /// The model is not in memory.
    void cold(String model) throws InterruptedException {
        if (gone(model)) {
            measure(Load.COLD, model);
        }
    }

    /// It is.
    void warm(String model) throws InterruptedException {
        client.load(model, DEADLINE);
        measure(Load.WARM, model);
    }

    /// Another one is, and goes when the model is there.
    void swap(String other, String model) throws InterruptedException {
        client.load(other, DEADLINE);
        if (gone(model)) {
            measure(Load.SWAP, model);
        }
        client.unload(other);
    }

    private boolean gone(String model) {
        client.unload(model);
        boolean loaded =
                client.models().stream()
                        .filter(each -> each.id().equals(model))
                        .anyMatch(WorkerModel::loaded);
        if (loaded) {
            recording.flaw("the model stayed in memory, because somebody uses it");
        }
        return !loaded;
    }

    private void measure(Load load, String model) throws InterruptedException {
        Duration took = client.load(model, DEADLINE);
        recording.record(Metric.MODEL_LOAD, load.labels(), System.nanoTime(), took.toNanos());
        UtteranceMeasurement spoken = spoken(model);
        spoken.firstAudible()
                .ifPresentOrElse(
                        audible ->
                                recording.record(
                                        Metric.FIRST_AUDIBLE,
                                        load.labels(),
                                        System.nanoTime(),
                                        audible.toNanos()),
                        () -> recording.flaw("the first words were silent"));
    }

    private UtteranceMeasurement spoken(String model) throws InterruptedException {
        String session = "bench-load-" + UUID.randomUUID();
        client.startSession(session, model, Pace.FAST);
        try {
            return client.speak(session, text, Pace.FAST, pcm -> {});
        } catch (IOException e) {
            throw new OperationFailed("a sink that keeps nothing failed", null, e);
        } finally {
            client.endSession(session);
        }
    }
}
