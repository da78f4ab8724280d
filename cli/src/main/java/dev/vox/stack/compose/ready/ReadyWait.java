package dev.vox.stack.compose.ready;

import dev.vox.probe.Prober;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.ContainerObserver.Watch;
import dev.vox.stack.compose.ready.ReadyReport.Became;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Waits: signals go through a queue to whoever awaits, and what is to be found out is found out on virtual threads.
final class ReadyWait implements Awaiting {
    /// More than an engine tells of a project in a whole start. When it is full the engine's stream counts as broken off, and
    /// the list is looked at.
    private static final int MOST_SIGNALS = 4096;

    private final ContainerObserver observer;
    private final Prober prober;
    private final LongSupplier nanoTime;
    private final ReadyRequest request;
    private final ReadyMachine machine;
    private final ReadyNews news;
    private final long begun;
    private final BlockingQueue<Heard> queue = new LinkedBlockingQueue<>(MOST_SIGNALS);
    private final ExecutorService inquiries =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vox-ready-", 0).factory());
    private Duration lastNews = Duration.ZERO;
    private volatile boolean missed;
    private @Nullable Watch watch;
    private boolean closed;

    ReadyWait(
            ContainerObserver observer,
            Prober prober,
            LongSupplier nanoTime,
            ReadyRequest request,
            Progress progress) {
        this.observer = observer;
        this.prober = prober;
        this.nanoTime = nanoTime;
        this.request = request;
        this.machine = new ReadyMachine(request);
        this.begun = nanoTime.getAsLong();
        this.news = new ReadyNews(machine, request.timeout(), progress);
    }

    /// A signal and when it came.
    private record Heard(Signal signal, Duration at) {}

    void begin() {
        subscribe();
        news.tell(now());
    }

    @Override
    public void settled() {
        hear(new Signal.StarterDone());
    }

    @Override
    public void abort(VoxException reason) {
        hear(new Signal.Aborted(reason));
    }

    @Override
    public ReadyReport await() throws InterruptedException {
        while (true) {
            Duration now = now();
            step(now, false, () -> machine.due(now));
            news.tell(now);
            @Nullable Outcome outcome = machine.outcome().orElse(null);
            if (outcome != null) {
                return end(outcome);
            }
            Duration pause = machine.next().minus(now());
            take(queue.poll(Math.max(0, pause.toNanos()), TimeUnit.NANOSECONDS));
        }
    }

    private void take(@Nullable Heard first) {
        Heard heard = first;
        while (heard != null) {
            take(heard.signal(), heard.at());
            heard = queue.poll();
        }
        if (missed) {
            missed = false;
            take(new Signal.Lost("more events than can be heard"), now());
        }
    }

    private void take(Signal signal, Duration at) {
        step(at, signal instanceof Signal.StarterDone, () -> machine.apply(signal, at));
    }

    /// @param tells whether it is news even when no service has become ready by it
    private void step(Duration at, boolean tells, Supplier<List<Effect>> step) {
        List<Boolean> before = ready();
        step.get().forEach(this::perform);
        if (tells || !ready().equals(before)) {
            lastNews = at;
        }
    }

    private List<Boolean> ready() {
        return machine.services().stream().map(ServiceWait::isReady).toList();
    }

    private ReadyReport end(Outcome outcome) throws InterruptedException {
        return switch (outcome) {
            case Outcome.Done _ -> report();
            case Outcome.Aborted(VoxException reason) -> throw reason;
            default -> throw new ReadyFailure(observer, request).of(outcome);
        };
    }

    private ReadyReport report() {
        List<Became> became =
                machine.services().stream()
                        .map(ServiceWait::became)
                        .sorted(Comparator.comparing(Became::ready))
                        .toList();
        Duration elapsed = became.isEmpty() ? Duration.ZERO : became.getLast().ready();
        return new ReadyReport(
                became,
                CriticalChain.of(request.services(), became),
                elapsed,
                now().minus(lastNews));
    }

    private void perform(Effect effect) {
        try {
            inquiries.execute(() -> hear(answer(effect)));
        } catch (RejectedExecutionException e) {
            // the wait is over
        }
    }

    private @Nullable Signal answer(Effect effect) {
        try {
            return switch (effect) {
                case Effect.Look look -> look(look);
                case Effect.Inspect inspect ->
                        new Signal.Inspected(inspect, observer.inspect(inspect.container()));
                case Effect.Ask ask ->
                        new Signal.Probed(ask, prober.ask(ask.target(), ask.deadline()));
            };
        } catch (VoxException e) {
            return new Signal.Lost(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return null;
        }
    }

    private Signal look(Effect.Look look) {
        if (look.anew()) {
            subscribe();
        }
        return new Signal.Listed(look, observer.containers(request.project()));
    }

    private synchronized void subscribe() {
        if (closed) {
            return;
        }
        if (watch != null) {
            watch.close();
        }
        watch =
                observer.events(
                        request.project(),
                        event -> hear(new Signal.Happened(event)),
                        reason -> hear(new Signal.Lost(reason)));
    }

    private void hear(@Nullable Signal signal) {
        if (signal != null && !queue.offer(new Heard(signal, now()))) {
            missed = true;
        }
    }

    private Duration now() {
        return Duration.ofNanos(nanoTime.getAsLong() - begun);
    }

    @Override
    public void close() {
        inquiries.shutdownNow();
        synchronized (this) {
            closed = true;
            if (watch != null) {
                watch.close();
            }
        }
    }
}
