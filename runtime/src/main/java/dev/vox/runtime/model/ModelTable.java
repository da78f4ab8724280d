package dev.vox.runtime.model;

import dev.vox.runtime.tts.LoadedVoice;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The models in memory and who uses them.
///
/// One lock guards all of it. It is never held while a voice is loaded, speaks or is closed: whatever is to be closed
/// is collected under the lock and closed after it.
final class ModelTable {
    private final InstantSource clock;
    private final Eviction eviction;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ResidentModel> models = new TreeMap<>();
    private long useCount;
    private boolean closed;

    ModelTable(Eviction eviction, InstantSource clock) {
        this.eviction = eviction;
        this.clock = clock;
    }

    /// Counts a use of the candidate's model.
    ///
    /// @return the model that is in the table: when it is the candidate itself, the caller has to load it
    ResidentModel claim(ResidentModel candidate) throws ModelLoadException {
        lock.lock();
        try {
            if (closed) {
                throw closing(candidate);
            }
            ResidentModel present = models.putIfAbsent(candidate.id(), candidate);
            ResidentModel model = present == null ? candidate : present;
            use(model);
            return model;
        } finally {
            lock.unlock();
        }
    }

    /// Counts a use of a model if it is in the table.
    @Nullable ResidentModel claimPresent(String modelId) {
        lock.lock();
        try {
            ResidentModel model = models.get(modelId);
            if (model != null) {
                use(model);
            }
            return model;
        } finally {
            lock.unlock();
        }
    }

    /// Takes back one claim.
    void unclaim(ResidentModel model) {
        change(done -> {
            release(model, done);
            return true;
        });
    }

    /// The first loading of a model has ended well.
    ///
    /// @return false when the table was closed meanwhile, or the model unloaded, whose waiters all gave up; the voice is
    ///     closed then
    boolean loaded(ResidentModel model, LoadedVoice voice) {
        return change(done -> {
            if (closed || models.get(model.id()) != model) {
                models.remove(model.id(), model);
                done.add(voice);
                return false;
            }
            model.current = new ResidentVoice(voice);
            model.loadedAt = clock.instant();
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
        lock.lock();
        try {
            if (model.reloading == null) {
                model.reloading = next;
            }
            return model.reloading;
        } finally {
            lock.unlock();
        }
    }

    /// A reload has ended: with the new voice, or without one, and then the old voice stays.
    void reloaded(ResidentModel model, @Nullable LoadedVoice voice) {
        change(done -> {
            model.reloading = null;
            if (voice == null) {
                return false;
            }
            if (models.get(model.id()) != model) {
                done.add(voice);
                return false;
            }
            retire(model, done);
            model.current = new ResidentVoice(voice);
            model.loadedAt = clock.instant();
            return true;
        });
    }

    /// Takes back an unload that waits.
    void keep(ResidentModel model) {
        change(done -> model.goesWhenIdle = closed);
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
        change(done -> {
            evict(done);
            return true;
        });
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
        lock.lock();
        try {
            if (lease.closed) {
                throw new IllegalStateException("the lease of " + lease.modelId() + " is closed");
            }
            ResidentVoice voice = lease.voice;
            if (voice == null) {
                voice = lease.model().current;
                if (voice == null) {
                    throw new IllegalStateException(lease.modelId() + " is leased and not there");
                }
                voice.holders++;
                lease.voice = voice;
            }
            return voice.voice;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(ModelLease lease) {
        change(done -> {
            if (lease.closed) {
                return false;
            }
            lease.closed = true;
            ResidentVoice voice = lease.voice;
            if (voice != null) {
                voice.holders--;
                collect(voice, done);
            }
            release(lease.model(), done);
            return true;
        });
    }

    static ModelLoadException closing(ResidentModel model) {
        return new ModelLoadException(model.id(), "the worker is closing", null);
    }

    private void use(ResidentModel model) {
        model.uses++;
        touch(model);
    }

    private void release(ResidentModel model, List<LoadedVoice> done) {
        if (model.uses == 0) {
            throw new IllegalStateException(model.id() + " is given back more often than taken");
        }
        model.uses--;
        touch(model);
        removeIfWanted(model, done);
        evict(done);
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

    private void evict(List<LoadedVoice> done) {
        Instant now = clock.instant();
        eviction.due(models.values(), now).forEach(model -> remove(model, done));
    }

    private void remove(ResidentModel model, List<LoadedVoice> done) {
        models.remove(model.id(), model);
        retire(model, done);
    }

    private static void retire(ResidentModel model, List<LoadedVoice> done) {
        ResidentVoice voice = model.current;
        model.current = null;
        if (voice != null) {
            voice.retired = true;
            collect(voice, done);
        }
    }

    private static void collect(ResidentVoice voice, List<LoadedVoice> done) {
        if (voice.done()) {
            done.add(voice.voice);
        }
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
