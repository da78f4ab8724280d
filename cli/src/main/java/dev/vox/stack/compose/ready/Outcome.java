package dev.vox.stack.compose.ready;

import java.util.List;

/// How a wait ended.
sealed interface Outcome {
    /// Every service is ready.
    record Done() implements Outcome {}

    /// A service will not become ready.
    record Failed(ServiceWait culprit) implements Outcome {}

    /// The deadline passed.
    ///
    /// @param culprits the services that are not ready
    record Late(List<ServiceWait> culprits) implements Outcome {
        public Late {
            culprits = List.copyOf(culprits);
        }
    }

    /// The engine went away.
    record EngineLost(String reason) implements Outcome {}

    /// What was to start the services failed, or what was to find out about them.
    record Aborted(RuntimeException reason) implements Outcome {}
}
