package dev.vox.runtime.registry;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Watches a registry of another process: one thread lists the workers now and then, so that sessions ask nobody.
///
/// While the registry does not answer, the workers stay known that it listed last.
public final class WorkerWatch implements Workers, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("vox.registry");

    /// How long the first answer, or a new look, is waited for. The registry's own deadlines may be longer; a client that
    /// wants to hear something has to be told.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /// Time between two looks, however many ask for one.
    private static final Duration BREATH = Duration.ofMillis(50);

    private static final Duration END = Duration.ofSeconds(3);

    private final WorkerRegistry registry;
    private final Duration interval;
    private final Duration remembered;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition looked = lock.newCondition();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Thread thread;

    private volatile Roster roster = new Roster(List.of(), List.of(), "it has not answered yet");
    private long looksBegun;
    private long looksEnded;
    private boolean lookWanted;
    private boolean lost;

    private record Seen(WorkerEntry entry, long atNanos) {}

    private WorkerWatch(WorkerRegistry registry, Duration interval, Duration remembered) {
        this.registry = registry;
        this.interval = interval;
        this.remembered = remembered;
        this.thread = Thread.ofVirtual().name("vox-registry-watch").unstarted(this::watch);
    }

    /// Begins to watch.
    ///
    /// @param registry stays its owner's, who closes it after the watch
    /// @param interval between two looks
    /// @param remembered how long a worker that is not listed any more stays known as departed
    public static WorkerWatch start(
            WorkerRegistry registry, Duration interval, Duration remembered) {
        WorkerWatch watch = new WorkerWatch(registry, interval, remembered);
        watch.thread.start();
        return watch;
    }

    @Override
    public Roster roster() {
        return looksEnded() > 0 ? roster : await(1);
    }

    @Override
    public Roster lookAgain() {
        lock.lock();
        try {
            lookWanted = true;
            wanted.signalAll();
            return await(looksBegun + 1);
        } finally {
            lock.unlock();
        }
    }

    /// Watches no more.
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(END)) {
                LOGGER.log(WARNING, "{0} holds up the end", registry);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Roster await(long looks) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (looksEnded < looks && left > 0) {
                left = looked.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return roster;
    }

    private long looksEnded() {
        lock.lock();
        try {
            return looksEnded;
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                begin();
                look();
                end();
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        lock.lock();
        try {
            looksBegun++;
            lookWanted = false;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            looksEnded++;
            looked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = BREATH.toNanos();
            while (left > 0) {
                left = wanted.awaitNanos(left);
            }
            left = interval.minus(BREATH).toNanos();
            while (!lookWanted && left > 0) {
                left = wanted.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        try {
            List<WorkerEntry> listed = registry.workers();
            if (lost) {
                lost = false;
                LOGGER.log(INFO, "{0} is back", registry);
            }
            roster = new Roster(listed, departed(listed), null);
        } catch (RuntimeException e) {
            // Anything else would end the watch, and the orchestrator would never learn of a worker
            // again.
            failed(e.getMessage());
        }
    }

    private void failed(@Nullable String reason) {
        String problem = String.valueOf(reason);
        if (!lost && !Thread.currentThread().isInterrupted()) {
            lost = true;
            LOGGER.log(
                    WARNING,
                    "the registry does not answer: {0}; the workers known last stay known",
                    problem);
        }
        Roster last = roster;
        roster = new Roster(last.listed(), last.departed(), problem);
    }

    private List<WorkerEntry> departed(List<WorkerEntry> listed) {
        long now = System.nanoTime();
        for (WorkerEntry entry : listed) {
            seen.put(entry.name(), new Seen(entry, now));
        }
        seen.values().removeIf(each -> now - each.atNanos() > remembered.toNanos());
        List<WorkerEntry> departed = new ArrayList<>();
        for (Seen each : seen.values()) {
            if (each.atNanos() != now) {
                departed.add(each.entry());
            }
        }
        return departed;
    }
}
