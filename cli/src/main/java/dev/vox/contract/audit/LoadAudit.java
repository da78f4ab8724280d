package dev.vox.contract.audit;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Load;
import dev.vox.contract.transport.WorkerConnection;
import dev.vox.json.JsonValue;
import dev.vox.text.Figures;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Many calls at once, by a rate or by a number in flight, and how long they took.
final class LoadAudit {
    /// Of calls in flight by a rate; above it calls wait, which the latency shows, since it counts from when they were due.
    private static final int MOST_IN_FLIGHT = 256;

    private final Session session;
    private final LongSupplier nanoTime;
    private final Queue<Duration> took = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();

    LoadAudit(Session session, LongSupplier nanoTime) {
        this.session = session;
        this.nanoTime = nanoTime;
    }

    Finding look(Load load) throws InterruptedException {
        WorkerConnection connection = session.connected();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            if (load.rate() > 0) {
                byRate(load, connection, callers);
            } else {
                inFlight(load, connection, callers);
            }
        }
        return judged(load);
    }

    /// Calls are due whether or not those before have been answered, so that a worker that stalls is not spared by it.
    private void byRate(Load load, WorkerConnection connection, ExecutorService callers)
            throws InterruptedException {
        Semaphore places = new Semaphore(MOST_IN_FLIGHT);
        long start = nanoTime.getAsLong();
        int calls = (int) Math.max(1, Math.round(load.rate() * load.lasting().toNanos() / 1e9));
        for (int i = 0; i < calls; i++) {
            long due = start + (long) (i * 1e9 / load.rate());
            waitUntil(due);
            places.acquire();
            var _ =
                    callers.submit(() -> {
                        try {
                            call(load, connection, due);
                        } finally {
                            places.release();
                        }
                        return true;
                    });
        }
    }

    /// A semaphore that nobody releases waits exactly as long as it is told.
    private void waitUntil(long due) throws InterruptedException {
        long left = due - nanoTime.getAsLong();
        if (left > 0) {
            var _ = new Semaphore(0).tryAcquire(left, TimeUnit.NANOSECONDS);
        }
    }

    private void inFlight(Load load, WorkerConnection connection, ExecutorService callers) {
        long end = nanoTime.getAsLong() + load.lasting().toNanos();
        for (int i = 0; i < load.concurrency(); i++) {
            var _ =
                    callers.submit(() -> {
                        do {
                            call(load, connection, nanoTime.getAsLong());
                        } while (nanoTime.getAsLong() < end);
                        return true;
                    });
        }
    }

    private void call(Load load, WorkerConnection connection, long due)
            throws InterruptedException {
        Request request = new Request(load.operation(), arguments(load, begun.getAndIncrement()));
        Reply reply = connection.call(request, session.patience());
        if (reply instanceof Answered) {
            took.add(Duration.ofNanos(nanoTime.getAsLong() - due));
        } else {
            failed.incrementAndGet();
        }
    }

    private JsonValue.Members arguments(Load load, int index) {
        JsonValue.Members given = load.arguments();
        if (given != null) {
            return given;
        }
        List<JsonValue.Members> samples =
                session.contract().operation(load.operation()).orElseThrow().samples();
        return samples.get(index % samples.size());
    }

    private Finding judged(Load load) {
        int calls = took.size() + failed.get();
        double share = calls == 0 ? 1 : (double) failed.get() / calls;
        List<String> problems = new ArrayList<>();
        List<Observation> evidence = new ArrayList<>();
        evidence.add(new Observation("calls", "" + calls));
        evidence.add(new Observation("failed", "" + failed.get()));
        if (share > load.errors()) {
            problems.add("%d of %d calls failed".formatted(failed.get(), calls));
        }
        if (!took.isEmpty()) {
            Latencies latencies = new Latencies(List.copyOf(took));
            hold(50, load.p50(), latencies, problems, evidence);
            hold(95, load.p95(), latencies, problems, evidence);
            hold(99, load.p99(), latencies, problems, evidence);
        }
        Observation[] seen = evidence.toArray(Observation[]::new);
        return problems.isEmpty()
                ? Finding.held(FindingId.PROOF_LOAD, load.operation(), seen)
                : Finding.broken(
                        FindingId.PROOF_LOAD,
                        load.operation(),
                        String.join("; ", problems),
                        "serve callers at once, or promise less",
                        seen);
    }

    private static void hold(
            int percent,
            @Nullable Duration most,
            Latencies latencies,
            List<String> problems,
            List<Observation> evidence) {
        Duration seen = latencies.percentile(percent);
        evidence.add(new Observation("p" + percent, Figures.duration(seen)));
        if (most != null && seen.compareTo(most) > 0) {
            problems.add(
                    "p%d is %s, over %s"
                            .formatted(percent, Figures.duration(seen), Figures.duration(most)));
        }
    }
}
