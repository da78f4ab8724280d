package dev.vox.bench.target;

import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;

import java.net.URI;
import java.time.Duration;

/// Starts stacks by `vox dev`, each in a folder and on ports of its own, and stops them.
public interface StackLauncher {
    /// Starts a stack and waits until it is ready.
    ///
    /// @throws OperationFailed with the last output when it is not ready in time
    Launched launch(Progress progress) throws InterruptedException;

    /// A stack that was started. To close it stops it and removes its folder.
    interface Launched extends AutoCloseable {
        /// Where its orchestrator listens.
        URI orchestrator();

        /// Where its worker listens.
        URI worker();

        /// From the start of the command to every service ready.
        Duration ready();

        /// The moment at which the command was started, in ns of the ticker.
        long startedAt();

        @Override
        void close();
    }
}
