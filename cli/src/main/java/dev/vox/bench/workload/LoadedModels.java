package dev.vox.bench.workload;

import dev.vox.problem.VoxException;
import dev.vox.voice.WorkerClient;
import dev.vox.voice.WorkerModel;

import java.util.List;

/// The models that a worker had in memory, for whoever puts them back.
final class LoadedModels {
    private final WorkerClient client;
    private final List<WorkerModel> before;

    LoadedModels(WorkerClient client, List<WorkerModel> before) {
        this.client = client;
        this.before = List.copyOf(before);
    }

    /// Loads what was there and is not any more, and lets go what was not. It is done also on a thread that is interrupted: a
    /// stack that somebody uses must not be left without its voice.
    ///
    /// @throws VoxException when a model cannot be put back, after all others are
    void restore() {
        boolean interrupted = Thread.interrupted();
        VoxException failure = null;
        try {
            for (WorkerModel model : client.models()) {
                boolean wanted = before.stream().anyMatch(each -> same(each, model));
                if (wanted != model.loaded()) {
                    try {
                        put(model.id(), wanted);
                    } catch (VoxException e) {
                        failure = e;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static boolean same(WorkerModel before, WorkerModel now) {
        return before.id().equals(now.id()) && before.loaded();
    }

    private void put(String model, boolean wanted) {
        if (wanted) {
            client.load(model, ModelLoads.DEADLINE);
        } else {
            client.unload(model);
        }
    }
}
