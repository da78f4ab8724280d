package dev.vox.stack.compose.ready;

import dev.vox.probe.Prober;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.stack.compose.observe.ContainerObserver;

import java.util.function.LongSupplier;

/// Begins to wait for services.
public final class Readiness {
    private final ContainerObserver observer;
    private final Prober prober;
    private final LongSupplier nanoTime;

    /// Readiness by an engine's word and by probes.
    ///
    /// @param nanoTime measures how long things take, as `System.nanoTime` does
    public Readiness(ContainerObserver observer, Prober prober, LongSupplier nanoTime) {
        this.observer = observer;
        this.prober = prober;
        this.nanoTime = nanoTime;
    }

    /// Hears of services from now on, and looks at what is there already. [Awaiting#settled] must be called before the wait can
    /// end well.
    ///
    /// @throws MissingPrerequisite when no engine answers
    public Awaiting begin(ReadyRequest request, Progress progress) {
        ReadyWait wait = new ReadyWait(observer, prober, nanoTime, request, progress);
        wait.begin();
        return wait;
    }
}
