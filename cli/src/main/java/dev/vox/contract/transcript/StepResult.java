package dev.vox.contract.transcript;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Workflow;
import dev.vox.expect.Mismatch;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What came of a step of a workflow.
///
/// @param request that was sent; null when it could not be made
/// @param reply that came; null when nothing was sent
/// @param problems what is not as the contract says, as phrases; empty when all is
public record StepResult(
        Workflow.Step step,
        @Nullable Request request,
        @Nullable Reply reply,
        List<Mismatch> mismatches,
        List<String> problems) {
    public StepResult {
        mismatches = List.copyOf(mismatches);
        problems = List.copyOf(problems);
    }

    /// Whether it came as the contract says.
    public boolean met() {
        return problems.isEmpty();
    }
}
