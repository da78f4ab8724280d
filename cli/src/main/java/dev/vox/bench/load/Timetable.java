package dev.vox.bench.load;

import dev.vox.voice.Ticker;

import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/// Begins what is due when it is due, on one thread, and notes how late it was. What it begins must not block, so that nothing that
/// stalls delays the beginning of anything else.
public final class Timetable implements AutoCloseable {
    private static final long LONGEST_NAP = Duration.ofSeconds(1).toNanos();

    private final Ticker ticker;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final Histogram lateness = new Histogram(3);
    private final LineThreads threads = new LineThreads("bench-clock");
    private final Thread thread;
    private long added;
    private volatile boolean closed;

    /// What is begun at a moment.
    @FunctionalInterface
    public interface Beginning {
        /// Begins it; must not block.
        ///
        /// @param scheduledAt when it was due, in ns of the ticker: from then its latency counts
        void begin(long scheduledAt);
    }

    private record Entry(long at, long number, Beginning beginning) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(at - other.at, 0);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /// A timetable on the machine's clock.
    public Timetable() {
        this(Ticker.SYSTEM);
    }

    Timetable(Ticker ticker) {
        this.ticker = ticker;
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    /// Now, in ns of the ticker.
    public long now() {
        return ticker.nanoTime();
    }

    /// Enters something that is to begin at a moment; at once when that is over.
    ///
    /// @param moment in ns of the ticker
    public void at(long moment, Beginning beginning) {
        boolean first;
        synchronized (entries) {
            Entry entry = new Entry(moment, added++, beginning);
            entries.add(entry);
            first = entry.equals(entries.peek());
        }
        if (first) {
            LockSupport.unpark(thread);
        }
    }

    /// Strikes out all that is not begun yet.
    public void clear() {
        synchronized (entries) {
            entries.clear();
        }
    }

    private void run() {
        while (!closed) {
            Entry due = takeDue();
            if (due != null) {
                due.beginning().begin(due.at());
            }
        }
    }

    private @org.jspecify.annotations.Nullable Entry takeDue() {
        long nap = LONGEST_NAP;
        synchronized (entries) {
            Entry next = entries.peek();
            if (next != null) {
                long now = ticker.nanoTime();
                nap = next.at() - now;
                if (nap <= 0) {
                    lateness.recordValue(-nap);
                    return entries.remove();
                }
            }
        }
        LockSupport.parkNanos(this, Math.min(nap, LONGEST_NAP));
        return null;
    }

    /// How late each beginning was, in ns, so far.
    Histogram lateness() {
        synchronized (entries) {
            return lateness.copy();
        }
    }

    long[] threads() {
        return threads.ids();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
