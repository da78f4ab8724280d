package dev.vox.contract.model;

import dev.vox.expect.Expectation;
import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// Calls in an order, each with what those before it gave.
public record Workflow(String name, List<Step> steps) {
    public Workflow {
        steps = List.copyOf(steps);
    }

    /// One call.
    ///
    /// @param id by which later steps name it; unique in the workflow
    /// @param arguments in which `${step}` and `${step.path}` stand for results of steps before: a text that is nothing else
    ///     becomes the value itself
    /// @param expectation of the result; null when anything will do
    /// @param error the code that it must be refused with; null when it must be answered
    /// @param within how long it may take; null for as long as the caller waits
    public record Step(
            String id,
            String operation,
            JsonValue.Members arguments,
            @Nullable Expectation expectation,
            @Nullable String error,
            @Nullable Duration within) {}
}
