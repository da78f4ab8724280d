package dev.vox.contract.audit;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.call.Reply.Refused;
import dev.vox.contract.model.Workflow;
import dev.vox.contract.model.Workflow.Step;
import dev.vox.expect.Expectation;
import dev.vox.expect.Mismatch;
import dev.vox.json.JsonValue;
import dev.vox.text.Figures;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plays a workflow: calls in an order, each with what those before it gave.
final class WorkflowAudit {
    private final Session session;

    WorkflowAudit(Session session) {
        this.session = session;
    }

    Finding look(Workflow workflow) throws InterruptedException {
        Map<String, JsonValue> results = new LinkedHashMap<>();
        for (Step step : workflow.steps()) {
            Optional<String> problem = play(step, results);
            if (problem.isPresent()) {
                return Finding.broken(
                        FindingId.PROOF_WORKFLOW,
                        workflow.name(),
                        "step '%s': %s".formatted(step.id(), problem.get()),
                        null,
                        new Observation("steps done", "" + results.size()));
            }
        }
        return Finding.held(
                FindingId.PROOF_WORKFLOW,
                workflow.name(),
                new Observation("steps done", "" + workflow.steps().size()));
    }

    private Optional<String> play(Step step, Map<String, JsonValue> results)
            throws InterruptedException {
        Optional<JsonValue> arguments = new Substitution(results).in(step.arguments());
        if (!(arguments.orElse(null) instanceof JsonValue.Members given)) {
            return Optional.of("a step before it gave no such result");
        }
        Reply reply = session.call(step.operation(), given);
        Duration within = step.within();
        if (within != null && reply.exchange().elapsed().compareTo(within) > 0) {
            return Optional.of(
                    "it took %s, over %s"
                            .formatted(
                                    Figures.duration(reply.exchange().elapsed()),
                                    Figures.duration(within)));
        }
        results.put(
                step.id(),
                reply instanceof Answered answered ? answered.result() : new JsonValue.Nothing());
        return problem(step, reply);
    }

    private static Optional<String> problem(Step step, Reply reply) {
        String code = step.error();
        if (code != null) {
            boolean refused = reply instanceof Refused refusal && refusal.code().equals(code);
            return refused
                    ? Optional.empty()
                    : Optional.of("wanted %s, saw %s".formatted(code, reply.sentence()));
        }
        if (!(reply instanceof Answered answered)) {
            return Optional.of(reply.sentence());
        }
        Expectation expected = step.expectation();
        List<Mismatch> mismatches =
                expected == null ? List.of() : expected.mismatches(Optional.of(answered.result()));
        return mismatches.stream().findFirst().map(Mismatch::toString);
    }
}
