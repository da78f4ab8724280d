package dev.vox.stack.compose;

import dev.vox.stack.StackStatus;
import dev.vox.stack.compose.plan.ComposeStep;
import dev.vox.stack.compose.ready.ReadyReport;

import java.time.Duration;
import java.util.List;

/// What came of asking for a stack in containers.
///
/// @param status what is up now
/// @param done the steps that were taken; empty when everything was as it is wanted
/// @param ready how each service became ready
/// @param elapsed from asking to ready
public record ComposeUpReport(
        StackStatus.Containers status,
        List<ComposeStep> done,
        ReadyReport ready,
        Duration elapsed) {
    public ComposeUpReport {
        done = List.copyOf(done);
    }

    /// Whether everything was as it is wanted already.
    public boolean alreadyUp() {
        return done.isEmpty();
    }
}
