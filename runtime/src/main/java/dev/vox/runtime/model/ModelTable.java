package dev.vox.runtime.model;

import dev.vox.runtime.tts.LoadedVoice;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The models in memory and who uses them.
///
/// One lock guards all of it. It is never held while a voice is loaded, speaks or is closed: whatever is to be closed
/// is collected under the lock and closed after it.
final class ModelTable {
    /// A counted use of a model.
    ///
    /// @param fresh whether nobody loads it yet, so that the caller has to
    record Claim(ResidentModel model, boolean fresh) {}

    private final InstantSource clock;
    private final Eviction eviction;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ResidentModel> models = new TreeMap<>();
    private ModelOffer offer;
    private long useCount;
    private boolean closed;

    /// @param offer what is served until it is changed
    ModelTable(ModelOffer offer, Eviction eviction, InstantSource clock) {
        this.offer = offer;
        this.eviction = eviction;
        this.clock = clock;
    }

    /// What is served now.
    ModelOffer offer() {
        return change(done -> offer);
    }

    /// Counts a use of a model that is offered now.
    ///
    /// @param modelId empty for the default model
    Claim claim(String modelId) throws ModelException {
        lock.lock();
        try {
            return claim(offer.find(modelId));
        } finally {
            lock.unlock();
        }
    }

    /// Counts a use of the default model of an offer that is to come. Where the present offer would serve it otherwise, the
    /// model stays out of the table until it is adopted.
    Claim claimDefault(ModelOffer next) throws ModelException {
        lock.lock();
        try {
            ResidentModel candidate = next.find("");
            if (offer.serves(candidate)) {
                return claim(candidate);
            }
            candidate.goesWhenIdle = true;
            use(candidate);
            return new Claim(candidate, true);
        } finally {
            lock.unlock();
        }
    }

    private Claim claim(ResidentModel candidate) throws ModelLoadException {
        if (closed) {
            throw closing(candidate);
        }
        ResidentModel present = models.putIfAbsent(candidate.id(), candidate);
        ResidentModel model = present == null ? candidate : present;
        use(model);
        return new Claim(model, present == null);
    }

    /// Counts another use of a model that is in use.
    ModelLease share(ModelLease lease) {
        return change(done -> {
            use(lease.model());
            return new ModelLease(this, lease.model());
        });
    }

    /// Serves another offer from now on. Models that it does not serve leave the table: who uses one keeps it until it is
    /// given back, and nobody else gets it.
    ///
    /// @param claimed the new default model, loaded
    /// @return false when the table is closed
    boolean adopt(ModelOffer next, ResidentModel claimed) {
        return change(done -> {
            if (closed) {
                return false;
            }
            for (ResidentModel model : List.copyOf(models.values())) {
                if (!next.serves(model)) {
                    models.remove(model.id(), model);
                    model.goesWhenIdle = true;
                    removeIfWanted(model, done);
                }
            }
            models.put(claimed.id(), claimed);
            claimed.goesWhenIdle = false;
            offer = next;
            return true;
        });
    }

    /// Counts a use of a model if it is in the table.
    Optional<ResidentModel> claimPresent(String modelId) {
        return change(done -> {
            Optional<ResidentModel> model = Optional.ofNullable(models.get(modelId));
            model.ifPresent(this::use);
            return model;
        });
    }

    /// Takes back one claim.
    void unclaim(ResidentModel model) {
        change(done -> release(model, done));
    }

    /// The first loading of a model has ended well.
    ///
    /// @return false when the table was closed meanwhile, or the model has left it and all who waited for it gave up; the
    ///     voice is closed then
    boolean loaded(ResidentModel model, LoadedVoice voice) {
        return change(done -> {
            if (closed || (apart(model) && model.uses == 0)) {
                models.remove(model.id(), model);
                done.add(voice);
                return false;
            }
            model.install(voice, clock.instant());
            evict(done);
            return true;
        });
    }

    /// The first loading of a model has failed: the next claim tries anew.
    void failed(ResidentModel model) {
        change(done -> models.remove(model.id(), model));
    }

    /// The running reload of a model, or `next` when none runs and the caller has to start it.
    CompletableFuture<LoadedVoice> reloading(
            ResidentModel model, CompletableFuture<LoadedVoice> next) {
        return change(done -> {
            if (model.reloading == null) {
                model.reloading = next;
            }
            return model.reloading;
        });
    }

    /// A reload has ended: with the new voice, or without one, and then the old voice stays.
    void reloaded(ResidentModel model, @Nullable LoadedVoice voice) {
        change(done -> {
            model.reloading = null;
            if (voice == null) {
                return false;
            }
            if (apart(model)) {
                done.add(voice);
                return false;
            }
            model.retire(done);
            model.install(voice, clock.instant());
            return true;
        });
    }

    /// Takes back an unload that waits.
    void keep(ResidentModel model) {
        change(done -> model.goesWhenIdle = closed || apart(model));
    }

    UnloadOutcome unload(String modelId) {
        return change(done -> {
            ResidentModel model = models.get(modelId);
            if (model == null) {
                return UnloadOutcome.NOT_RESIDENT;
            }
            if (model.uses > 0) {
                model.goesWhenIdle = true;
                return UnloadOutcome.WHEN_IDLE;
            }
            remove(model, done);
            return UnloadOutcome.UNLOADED;
        });
    }

    void sweep() {
        change(this::evict);
    }

    /// Every model in the table, by id.
    List<ModelStatus> list() {
        return change(done ->
                models.values().stream()
                        .map(model ->
                                new ModelStatus(model.profile(), model.resident(), model.uses))
                        .toList());
    }

    void close() {
        change(done -> {
            closed = true;
            for (ResidentModel model : List.copyOf(models.values())) {
                model.goesWhenIdle = true;
                if (model.idle()) {
                    remove(model, done);
                }
            }
            return true;
        });
    }

    LoadedVoice voiceOf(ModelLease lease) {
        return change(done -> lease.take());
    }

    void giveBack(ModelLease lease) {
        change(done -> {
            boolean open = lease.end(done);
            if (open) {
                release(lease.model(), done);
            }
            return open;
        });
    }

    static ModelLoadException closing(ResidentModel model) {
        return new ModelLoadException(model.id(), "the worker is closing", null);
    }

    /// Whether a model is used by those alone who claimed it before, and by nobody that comes.
    private boolean apart(ResidentModel model) {
        return models.get(model.id()) != model;
    }

    private void use(ResidentModel model) {
        model.uses++;
        touch(model);
    }

    private boolean release(ResidentModel model, List<LoadedVoice> done) {
        if (model.uses == 0) {
            throw new IllegalStateException(model.id() + " is given back more often than taken");
        }
        model.uses--;
        touch(model);
        removeIfWanted(model, done);
        return evict(done);
    }

    private void removeIfWanted(ResidentModel model, List<LoadedVoice> done) {
        if (model.goesWhenIdle && model.idle()) {
            remove(model, done);
        }
    }

    private void touch(ResidentModel model) {
        model.lastUsed = clock.instant();
        model.lastUse = ++useCount;
    }

    /// @return whether any model went
    private boolean evict(List<LoadedVoice> done) {
        List<ResidentModel> due = eviction.due(models.values(), clock.instant());
        due.forEach(model -> remove(model, done));
        return !due.isEmpty();
    }

    private void remove(ResidentModel model, List<LoadedVoice> done) {
        models.remove(model.id(), model);
        model.retire(done);
    }

    private <T> T change(Function<List<LoadedVoice>, T> change) {
        List<LoadedVoice> done = new ArrayList<>(1);
        lock.lock();
        try {
            return change.apply(done);
        } finally {
            lock.unlock();
            done.forEach(LoadedVoice::close);
        }
    }
}
