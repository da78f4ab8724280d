package dev.vox.bench.load;

import dev.vox.bench.result.Overhead;
import dev.vox.voice.Ticker;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Watches the generator itself: what a frame costs it, how late it was, and whether it was held up.
///
/// It was the bottleneck when one of these holds:
///
/// * what was scheduled began more than 10 ms late, half a frame, at the 99th percentile, and that thrice at least;
/// * a thread that does nothing but wait for 5 ms was more than 20 ms late, a frame, at the 99th percentile, and that thrice at least:
///   the machine, or a collection of garbage, holds it up;
/// * one of the threads that hear frames was busy for more than 90 % of the time;
/// * it used more than 75 % of all processors.
///
/// Thrice, since of less than a hundred events the 99th percentile is the largest: one hiccup is no bottleneck.
public final class GeneratorWatch implements AutoCloseable {
    /// What was scheduled may begin as much later.
    static final Duration LATE = Duration.ofMillis(10);

    /// A thread that waits may wake up as much later.
    static final Duration HELD_UP = Duration.ofMillis(20);

    private static final int OFTEN = 3;
    private static final double BUSY = 0.9;
    private static final double MOST_OF_THE_MACHINE = 0.75;
    private static final long NAP = Duration.ofMillis(5).toNanos();

    private final Ticker ticker;
    private final Timetable timetable;
    private final Supplier<long[]> lines;
    private final boolean sameProcess;
    private final LongAdder frames;
    private final Histogram hiccups = new Histogram(3);
    private final LineThreads threads = new LineThreads("bench-hiccups");
    private final GeneratorLoad before;
    private volatile boolean closed;

    /// What was found, before it is judged.
    ///
    /// @param begun how late what was scheduled began
    /// @param woken how late a waiting thread woke up
    /// @param busiest share of the time in which the busiest thread ran
    /// @param processors share of all processors
    record Findings(Delays begun, Delays woken, double busiest, double processors) {
        /// Why the generator was the bottleneck, a phrase; null when it was not.
        @Nullable String bottleneckOrNull() {
            if (begun.usually()) {
                return "it began what was due %d ms late (99th percentile)"
                        .formatted(begun.p99().toMillis());
            }
            if (woken.usually()) {
                return "it was held up for %d ms (99th percentile)"
                        .formatted(woken.p99().toMillis());
            }
            if (busiest > BUSY) {
                return String.format(
                        Locale.ROOT, "a thread of it was busy %.0f %% of the time", 100 * busiest);
            }
            return processors > MOST_OF_THE_MACHINE
                    ? String.format(
                            Locale.ROOT,
                            "it used %.0f %% of the machine's processors",
                            100 * processors)
                    : null;
        }
    }

    /// How late events were.
    ///
    /// @param p99 99th percentile
    /// @param beyond events that were later than the limit
    /// @param limit that they should keep
    record Delays(Duration p99, long beyond, Duration limit) {
        static Delays of(Histogram delays, Duration limit) {
            long most = delays.getMaxValue();
            return new Delays(
                    Duration.ofNanos(delays.getValueAtPercentile(99)),
                    most > limit.toNanos()
                            ? delays.getCountBetweenValues(limit.toNanos() + 1, most)
                            : 0,
                    limit);
        }

        /// Whether the limit was missed by more than single events.
        boolean usually() {
            return beyond >= OFTEN && p99.compareTo(limit) > 0;
        }
    }

    /// Begins to watch.
    ///
    /// @param lines the ids of the threads that hear frames
    /// @param frames counts those that were heard
    /// @param sameProcess whether what is measured runs in this process too: then the generator's threads alone count
    public GeneratorWatch(
            Timetable timetable, Supplier<long[]> lines, LongAdder frames, boolean sameProcess) {
        this.ticker = Ticker.SYSTEM;
        this.timetable = timetable;
        this.lines = lines;
        this.frames = frames;
        this.sameProcess = sameProcess;
        this.before = load();
        threads.newThread(this::nap).start();
    }

    private GeneratorLoad load() {
        return GeneratorLoad.now(ticker.nanoTime(), lines.get(), sameProcess);
    }

    private void nap() {
        while (!closed) {
            long wakes = ticker.nanoTime() + NAP;
            LockSupport.parkNanos(this, NAP);
            synchronized (hiccups) {
                hiccups.recordValue(Math.max(0, ticker.nanoTime() - wakes));
            }
        }
    }

    /// What the generator cost since the watch began.
    public Overhead overhead() {
        GeneratorLoad now = load();
        Histogram late = timetable.lateness();
        long used = now.processor() - before.processor();
        double processors =
                (double) used
                        / Math.max(1, now.at() - before.at())
                        / Runtime.getRuntime().availableProcessors();
        Findings findings =
                new Findings(Delays.of(late, LATE), woken(), now.busiest(before), processors);
        return new Overhead(
                frames.sum(),
                Duration.ofNanos(used / Math.max(1, frames.sum())),
                findings.begun().p99(),
                Duration.ofNanos(late.getMaxValue()),
                processors,
                findings.bottleneckOrNull());
    }

    private Delays woken() {
        synchronized (hiccups) {
            return Delays.of(hiccups, HELD_UP);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
