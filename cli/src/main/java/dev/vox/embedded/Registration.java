package dev.vox.embedded;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.WorkerRegistry;
import dev.vox.runtime.worker.WorkerActivity;
import dev.vox.runtime.worker.WorkerServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps a worker's entry in a registry, for as long as it is open.
///
/// A registry that is away ends nothing: it is tried again, ever less often up to [#LONGEST_RETRY]. One that has lost the
/// entry, since it was restarted without its data, gets it within [#CHECK] instead of with the next heartbeat.
final class Registration implements AutoCloseable {
    /// A third of the entry's life, by the worker protocol.
    private static final Duration RENEWAL = Duration.ofSeconds(10);

    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(4);
    private static final System.Logger LOG = System.getLogger("vox.registry");

    private final String name;
    private final Place place;
    private final WorkerServer worker;
    private final ModelManager models;
    private final WorkerRegistry registry;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread keeper;

    /// Where the entry may be, once its writing has begun.
    private @Nullable WorkerAddress entered;

    /// Where it is known to be.
    private @Nullable WorkerAddress registered;

    private boolean left;
    private boolean lost;
    private Duration retry = FIRST_RETRY;
    private long renewed;

    /// Where others reach the worker; asked at each renewal, since it may move.
    interface Place {
        /// The address of now.
        ///
        /// @throws IOException when that cannot be found out now
        WorkerAddress address() throws IOException;
    }

    private Registration(
            String name,
            Place place,
            WorkerServer worker,
            ModelManager models,
            WorkerRegistry registry,
            InstantSource clock) {
        this.name = name;
        this.place = place;
        this.worker = worker;
        this.models = models;
        this.registry = registry;
        this.clock = clock;
        this.keeper = Thread.ofVirtual().name("vox-registration").unstarted(this::keep);
    }

    /// Enters the worker soon, and every 10 s from then on.
    ///
    /// @param name unique among the workers
    /// @param registry stays its owner's, who closes it afterwards
    static Registration of(
            String name,
            Place place,
            WorkerServer worker,
            ModelManager models,
            WorkerRegistry registry,
            InstantSource clock) {
        Registration registration = new Registration(name, place, worker, models, registry, clock);
        registration.keeper.start();
        return registration;
    }

    /// Enters what the worker has and does now, unless it has left. The registry may throw when it is away.
    void renew() {
        turn.lock();
        try {
            if (left) {
                return;
            }
            WorkerEntry entry = entry();
            entered = entry.address();
            registry.register(entry);
            if (!entry.address().equals(registered)) {
                registered = entry.address();
                LOG.log(INFO, "worker {0} registered at {1}", name, registered);
            }
            renewed = System.nanoTime();
        } finally {
            turn.unlock();
        }
    }

    /// Takes the worker out, and keeps it out.
    @Override
    public void close() {
        over.countDown();
        // A call that is under way would hold the end up.
        keeper.interrupt();
        turn.lock();
        try {
            left = true;
            if (entered != null) {
                registry.deregister(name, entered);
                LOG.log(INFO, "worker {0} left", name);
            }
        } catch (RuntimeException e) {
            LOG.log(INFO, "worker {0} leaves without saying so: {1}", name, e.getMessage());
        } finally {
            turn.unlock();
        }
    }

    private WorkerEntry entry() {
        WorkerActivity activity = worker.activity();
        return new WorkerEntry(
                name,
                address(),
                worker.capabilities(),
                models.resident(),
                activity.utterances(),
                activity.rtf(),
                clock.instant());
    }

    private WorkerAddress address() {
        try {
            return place.address();
        } catch (IOException e) {
            throw new IllegalStateException("its own address is not known: " + e.getMessage(), e);
        }
    }

    private void keep() {
        try {
            Duration pause = look();
            while (!over.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Renews the entry when it is time, or when it is not there.
    ///
    /// @return how long to wait before the next time
    private Duration look() {
        try {
            if (due() || !registry.contains(name)) {
                renew();
            }
            found();
            return CHECK;
        } catch (RuntimeException e) {
            // Anything else would end the heartbeat, and the worker would be forgotten.
            missed(e);
            Duration pause = retry;
            Duration doubled = retry.multipliedBy(2);
            retry = doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
            return pause;
        }
    }

    private boolean due() {
        turn.lock();
        try {
            return registered == null || System.nanoTime() - renewed >= RENEWAL.toNanos();
        } finally {
            turn.unlock();
        }
    }

    private void found() {
        retry = FIRST_RETRY;
        if (lost) {
            lost = false;
            LOG.log(INFO, "the registry is back; worker {0} is in it", name);
        }
    }

    private void missed(RuntimeException e) {
        if (!lost && over.getCount() > 0) {
            lost = true;
            LOG.log(
                    WARNING,
                    "the registry is lost, worker {0} tries on: {1}",
                    name,
                    e.getMessage());
        }
    }
}
