package dev.vox.contract.transcript;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Workflow;
import dev.vox.contract.model.Workflow.Step;
import dev.vox.contract.transport.WorkerConnection;
import dev.vox.expect.Mismatch;
import dev.vox.text.Figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plays a workflow's steps one after another, and stops at the first that does not come as the contract says.
///
/// @param deadline for a call whose step says none
public record WorkflowRun(Workflow workflow, Duration deadline) {
    /// Plays it.
    ///
    /// @return a result for each step that was played
    public List<StepResult> on(WorkerConnection connection) throws InterruptedException {
        Captures captures = new Captures();
        List<StepResult> results = new ArrayList<>();
        for (Step step : workflow.steps()) {
            StepResult result = play(step, captures, connection);
            results.add(result);
            if (!result.met()) {
                break;
            }
        }
        return results;
    }

    private StepResult play(Step step, Captures captures, WorkerConnection connection)
            throws InterruptedException {
        Request request;
        try {
            request = new Request(step.operation(), captures.into(step.arguments()));
        } catch (Captures.MissingCapture e) {
            String why = String.valueOf(e.getMessage());
            return new StepResult(step, null, null, List.of(), List.of(why));
        }
        Reply reply = connection.call(request, deadline);
        if (reply instanceof Reply.Answered(var result, var _)) {
            captures.keep(step.id(), result);
        }
        List<Mismatch> mismatches = mismatches(step, reply);
        return new StepResult(step, request, reply, mismatches, problems(step, reply, mismatches));
    }

    private static List<Mismatch> mismatches(Step step, Reply reply) {
        return step.expectation() != null && reply instanceof Reply.Answered(var result, var _)
                ? step.expectation().mismatches(Optional.of(result))
                : List.of();
    }

    private static List<String> problems(Step step, Reply reply, List<Mismatch> mismatches) {
        List<String> problems = new ArrayList<>();
        switch (reply) {
            case Reply.Answered _ -> {
                if (step.error() != null) {
                    problems.add("answered, where it must be refused with " + step.error());
                }
            }
            case Reply.Refused(String code, var _, var _) -> {
                if (!code.equals(step.error())) {
                    problems.add(reply.sentence());
                }
            }
            case Reply.Broken _, Reply.Late _ -> problems.add(reply.sentence());
        }
        mismatches.forEach(mismatch -> problems.add(mismatch.toString()));
        Duration elapsed = reply.exchange().elapsed();
        if (step.within() != null && elapsed.compareTo(step.within()) > 0) {
            problems.add(
                    "it took %s, and may take %s"
                            .formatted(Figures.duration(elapsed), Figures.duration(step.within())));
        }
        return problems;
    }
}
