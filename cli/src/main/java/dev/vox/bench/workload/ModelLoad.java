package dev.vox.bench.workload;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.voice.WorkerClient;
import dev.vox.voice.WorkerModel;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Models are let go and loaded again; what was in memory before is there again afterwards.
///
/// @param samples of each kind of load
/// @param voice the model; empty for one that is in memory
/// @param other that takes its place in a swap; empty for the first that there is
/// @param loads what is measured
/// @param text of the first words
record ModelLoad(int samples, String voice, String other, Set<Load> loads, String text)
        implements Workload {
    ModelLoad {
        loads = Set.copyOf(loads);
    }

    /// What is in memory when a model is loaded.
    enum Load {
        /// Not the model.
        COLD,
        /// The model.
        WARM,
        /// Another one, which goes when the model is there.
        SWAP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Map<String, String> labels() {
            return Map.of("load", word());
        }
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.MODEL_LOAD, Metric.FIRST_AUDIBLE);
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("samples", Integer.toString(samples));
        parameters.put("voice", voice);
        parameters.put("other", other);
        parameters.put(
                "loads", loads.stream().sorted().map(Load::word).collect(Collectors.joining(" ")));
        parameters.put("text", text);
        return parameters;
    }

    @Override
    public int parts() {
        return samples;
    }

    @Override
    public void require(Subject subject) {
        if (subject.worker().isEmpty()) {
            throw new MissingPrerequisite(
                    "[%s] models are loaded by a worker, and none is reached from here"
                            .formatted(subject.name()),
                    "name one with `--target grpc://host:port`");
        }
        try (WorkerClient client = client(subject)) {
            pair(subject, client.models());
        }
    }

    /// Loads and lets go once, so that both sides have done it.
    @Override
    public void warmUp(Subject subject) throws InterruptedException {
        run(subject, 0, 1, new Recording(System.nanoTime()), Progress.NONE);
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException {
        try (WorkerClient client = client(subject)) {
            List<WorkerModel> before = client.models();
            Pair pair = pair(subject, before);
            LoadedModels models = new LoadedModels(client, before);
            try {
                ModelLoads loading = new ModelLoads(client, text, recording);
                for (int part = from; part < until; part++) {
                    part(loading, pair);
                    progress.report(
                            new ProgressEvent.Advanced(
                                    subject.name(), part + 1L, samples, pair.model()));
                }
            } catch (VoxException e) {
                throw interruptedOr(e);
            } finally {
                models.restore();
            }
        }
    }

    /// A call that is interrupted fails as any other.
    private static VoxException interruptedOr(VoxException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while a model was loaded");
        }
        return failure;
    }

    private void part(ModelLoads loading, Pair pair) throws InterruptedException {
        if (loads.contains(Load.COLD)) {
            loading.cold(pair.model());
        }
        if (loads.contains(Load.WARM)) {
            loading.warm(pair.model());
        }
        if (loads.contains(Load.SWAP) && pair.other().isPresent()) {
            loading.swap(pair.other().get(), pair.model());
        }
    }

    private static WorkerClient client(Subject subject) {
        URI address = subject.worker().orElseThrow();
        return WorkerClient.of(address.getHost(), address.getPort());
    }

    /// The model that is loaded, and one that is in memory before a swap.
    private record Pair(String model, Optional<String> other) {}

    private Pair pair(Subject subject, List<WorkerModel> models) {
        String asked = subject.voice().isEmpty() ? voice : subject.voice();
        String model =
                asked.isEmpty()
                        ? models.stream()
                                .filter(WorkerModel::loaded)
                                .map(WorkerModel::id)
                                .findFirst()
                                .or(() -> models.stream().map(WorkerModel::id).findFirst())
                                .orElseThrow(() ->
                                        new MissingPrerequisite(
                                                "[%s] it has no models".formatted(subject.name()),
                                                null))
                        : known(subject, models, asked);
        Optional<String> swapped =
                other.isEmpty()
                        ? models.stream()
                                .map(WorkerModel::id)
                                .filter(each -> !each.equals(model))
                                .findFirst()
                        : Optional.of(known(subject, models, other));
        if (swapped.isEmpty() && loads.equals(Set.of(Load.SWAP))) {
            throw new MissingPrerequisite(
                    "[%s] it has one model, and nothing to swap it with".formatted(subject.name()),
                    "measure cold and warm loads: loads: [cold, warm]");
        }
        return new Pair(model, swapped);
    }

    private static String known(Subject subject, List<WorkerModel> models, String model) {
        if (models.stream().noneMatch(each -> each.id().equals(model))) {
            throw new MissingPrerequisite(
                    "[%s] it has no model '%s'".formatted(subject.name(), model),
                    models.stream()
                            .map(WorkerModel::id)
                            .collect(Collectors.joining(", ", "it has ", "")));
        }
        return model;
    }
}
