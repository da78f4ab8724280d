package dev.vox.runtime.model;

import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.VoiceProfile;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps voices in memory: loads each once, counts its uses, and lets it go when it was idle long enough.
///
/// Thread-safe. Nobody waits for a load longer than two minutes.
public final class ModelManager implements AutoCloseable {
    private static final Logger LOG = System.getLogger("vox.model");

    private final ModelSettings settings;
    private final ModelLoader loader;
    private final ModelTable table;
    private final ReentrantLock changing = new ReentrantLock();
    private final AtomicBoolean started = new AtomicBoolean();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("vox-model-sweep").factory());

    /// @param engines asked in this order for a model id; the first that knows it serves it
    /// @param clock tells how long a model was idle
    public ModelManager(List<SpeechEngine> engines, ModelSettings settings, InstantSource clock) {
        this.settings = settings;
        this.loader = new ModelLoader(settings.maxParallelLoads(), settings.warmUpText());
        this.table =
                new ModelTable(
                        new ModelOffer(engines, settings.defaultModelId()),
                        new Eviction(settings),
                        clock);
    }

    /// Loads the default model and the preload list and begins to sweep. A preload that fails is a warning. A second call
    /// does nothing.
    ///
    /// @throws UnknownModelException when no engine serves the default model
    /// @throws ModelLoadException when the default model cannot be loaded
    public void start() throws ModelException, InterruptedException {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        load(settings.defaultModelId());
        for (String modelId : settings.preload()) {
            try {
                load(modelId);
            } catch (ModelException e) {
                LOG.log(Level.WARNING, "preload failed: {0}", e.getMessage());
            }
        }
        long interval = settings.sweepInterval().toNanos();
        Future<?> _ =
                sweeper.scheduleWithFixedDelay(
                        this::sweepAndGoOn, interval, interval, TimeUnit.NANOSECONDS);
    }

    /// The id that is meant: the default model's when it is empty.
    public String resolve(String modelId) {
        return table.offer().resolve(modelId);
    }

    /// Offers something else from now on. The new default model is loaded and warmed up first; when that fails, nothing has
    /// changed. Models in use stay with their users until they are given back; nobody else gets one from an engine that
    /// is not offered any more. Blocks while it loads.
    ///
    /// @param deadline how long it may take, other changes before it included
    /// @throws UnknownModelException when no engine of the new offer serves its default model
    /// @throws ModelLoadException when loading fails or takes too long
    public OfferChange change(ModelOffer next, Duration deadline)
            throws ModelException, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        if (!changing.tryLock(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new ModelLoadException(
                    next.defaultModelId(), "another change of the model is under way", null);
        }
        try {
            return changeInTurn(next, Duration.ofNanos(end - System.nanoTime()));
        } finally {
            changing.unlock();
        }
    }

    private OfferChange changeInTurn(ModelOffer next, Duration deadline)
            throws ModelException, InterruptedException {
        ModelOffer before = table.offer();
        VoiceProfile from = before.find("").profile();
        ResidentModel model = started(table.claimDefault(next));
        try {
            await(model, model.loading(), deadline);
            if (!table.adopt(next, model)) {
                throw ModelTable.closing(model);
            }
        } finally {
            table.unclaim(model);
        }
        boolean same = next.equals(before);
        if (!same) {
            LOG.log(Level.INFO, "{0} speaks now, in place of {1}", model.id(), from.modelId());
        }
        return new OfferChange(from, model.profile(), same);
    }

    /// Takes a model into use and loads it first when it is not in memory. Blocks while it loads.
    ///
    /// @param modelId empty for the default model
    /// @throws UnknownModelException when no engine serves the id; it lists the ids that there are
    /// @throws ModelLoadException when loading fails or takes too long
    public ModelLease acquire(String modelId) throws ModelException, InterruptedException {
        ResidentModel model = claim(modelId);
        try {
            await(model, model.loading(), ModelLoader.DEADLINE);
        } catch (ModelException | InterruptedException e) {
            table.unclaim(model);
            throw e;
        }
        return new ModelLease(table, model);
    }

    /// Makes a model resident and takes back an unload that waits for it to be idle. Blocks while it loads.
    ///
    /// @param modelId empty for the default model
    /// @return false when it was resident already
    /// @throws UnknownModelException when no engine serves the id; it lists the ids that there are
    /// @throws ModelLoadException when loading fails or takes too long
    public boolean load(String modelId) throws ModelException, InterruptedException {
        ModelTable.Claim claim = table.claim(modelId);
        // Asked before the load begins: a quick one is over before anybody could look.
        boolean resident = !claim.fresh() && claim.model().loading().isDone();
        ResidentModel model = started(claim);
        try {
            await(model, model.loading(), ModelLoader.DEADLINE);
            table.keep(model);
        } finally {
            table.unclaim(model);
        }
        return !resident;
    }

    /// Lets a model go: at once when it is idle, else when its last lease is closed.
    ///
    /// @throws UnknownModelException when no engine serves the id
    public UnloadOutcome unload(String modelId) throws UnknownModelException {
        UnloadOutcome outcome = table.unload(modelId);
        if (outcome == UnloadOutcome.NOT_RESIDENT) {
            table.offer().find(modelId);
        }
        return outcome;
    }

    /// Loads a resident model anew. Leases that have their voice keep the old one, which goes when the last of them is
    /// closed; all others get the new one. When loading fails the old voice stays. Blocks while it loads.
    ///
    /// @return false when the model is not in memory, so that there is nothing to reload
    /// @throws ModelLoadException when loading fails or takes too long
    public boolean reload(String modelId) throws ModelLoadException, InterruptedException {
        Optional<ResidentModel> present = table.claimPresent(modelId);
        if (present.isEmpty()) {
            return false;
        }
        ResidentModel model = present.get();
        try {
            await(model, model.loading(), ModelLoader.DEADLINE);
            await(model, reloadOnce(model), ModelLoader.DEADLINE);
        } finally {
            table.unclaim(model);
        }
        return true;
    }

    /// Every model that the engines have or that is in memory, by id.
    public List<ModelStatus> list() {
        Map<String, ModelStatus> all = new TreeMap<>();
        for (VoiceProfile voice : table.offer().voices()) {
            all.put(voice.modelId(), new ModelStatus(voice, false, 0));
        }
        table.list().forEach(status -> all.put(status.profile().modelId(), status));
        return List.copyOf(all.values());
    }

    /// The ids of the models in memory, sorted.
    public List<String> resident() {
        return table.list().stream()
                .filter(ModelStatus::resident)
                .map(status -> status.profile().modelId())
                .toList();
    }

    /// Lets the models go whose time has come. Runs by itself at the sweep interval.
    public void sweep() {
        table.sweep();
    }

    /// Stops sweeping and frees the idle models; a model in use is freed when its last lease is closed.
    @Override
    public void close() {
        sweeper.shutdownNow();
        table.close();
    }

    private ResidentModel claim(String modelId) throws ModelException {
        return started(table.claim(modelId));
    }

    private ResidentModel started(ModelTable.Claim claim) {
        ResidentModel model = claim.model();
        if (claim.fresh()) {
            loader.start(model, voice -> loaded(model, voice), e -> failed(model, e));
        }
        return model;
    }

    private void loaded(ResidentModel model, LoadedVoice voice) {
        if (table.loaded(model, voice)) {
            LOG.log(Level.INFO, "loaded {0}", model.id());
            model.loading().complete(voice);
        } else {
            model.loading().completeExceptionally(ModelTable.closing(model));
        }
    }

    private void failed(ResidentModel model, ModelLoadException failure) {
        table.failed(model);
        model.loading().completeExceptionally(failure);
    }

    @SuppressWarnings("ReferenceEquality") // whose future it is starts the load
    private CompletableFuture<LoadedVoice> reloadOnce(ResidentModel model) {
        CompletableFuture<LoadedVoice> mine = new CompletableFuture<>();
        CompletableFuture<LoadedVoice> running = table.reloading(model, mine);
        if (running == mine) {
            loader.start(
                    model,
                    voice -> {
                        table.reloaded(model, voice);
                        LOG.log(Level.INFO, "reloaded {0}", model.id());
                        mine.complete(voice);
                    },
                    failure -> {
                        table.reloaded(model, null);
                        mine.completeExceptionally(failure);
                    });
        }
        return running;
    }

    private static void await(
            ResidentModel model, CompletableFuture<LoadedVoice> load, Duration deadline)
            throws ModelLoadException, InterruptedException {
        try {
            load.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelLoadException failure) {
                throw failure;
            }
            throw new ModelLoadException(model.id(), String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new ModelLoadException(
                    model.id(), "not loaded after " + deadline.toMillis() + " ms", e);
        }
    }

    private void sweepAndGoOn() {
        try {
            sweep();
        } catch (RuntimeException e) {
            // An exception would end the schedule, and a voice that cannot be closed is no reason
            // to keep the others.
            LOG.log(Level.WARNING, "a sweep failed", e);
        }
    }
}
