package dev.vox.contract.audit;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.model.Operation;
import dev.vox.json.JsonValue;
import dev.vox.text.Figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether answers come within their budgets: 95 of 100 calls must, one after another, after one that is not counted.
///
/// A verdict that no further call can change ends the calling, and one that is bad is looked at a second time.
final class BudgetAudit {
    private static final int PERCENT = 95;

    private final Session session;
    private final int calls;

    /// @param calls how many are measured
    BudgetAudit(Session session, int calls) {
        this.session = session;
        this.calls = calls;
    }

    List<Finding> look() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Operation operation : session.contract().operations()) {
            Duration budget = operation.budget();
            if (budget != null) {
                findings.add(session.timed(() -> look(operation, budget)));
            }
        }
        if (findings.isEmpty()) {
            findings.add(
                    Finding.skipped(
                            FindingId.PROOF_BUDGET,
                            "",
                            "no operation of the contract has `budget`"));
        }
        return findings;
    }

    private Finding look(Operation operation, Duration budget) throws InterruptedException {
        Optional<Finding> unanswered = unanswered(operation, session.call(operation));
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        Finding first = measured(operation, budget);
        // A machine may be busy for a moment; a worker that is slow is slow a second time.
        return first.outcome() == Outcome.HELD ? first : measured(operation, budget);
    }

    private Finding measured(Operation operation, Duration budget) throws InterruptedException {
        List<Duration> took = new ArrayList<>();
        int mayBeLate = calls - Math.ceilDiv(PERCENT * calls, 100);
        while (took.size() < calls && late(took, budget) <= mayBeLate) {
            JsonValue.Members sample =
                    operation.samples().get(took.size() % operation.samples().size());
            Reply reply = session.call(operation.name(), sample);
            Optional<Finding> unanswered = unanswered(operation, reply);
            if (unanswered.isPresent()) {
                return unanswered.get();
            }
            took.add(reply.exchange().elapsed());
        }
        return judged(operation, budget, new Latencies(took));
    }

    private static Optional<Finding> unanswered(Operation operation, Reply reply) {
        return reply instanceof Answered
                ? Optional.empty()
                : Optional.of(
                        Finding.broken(
                                FindingId.PROOF_BUDGET, operation.name(), reply.sentence(), null));
    }

    private static long late(List<Duration> took, Duration budget) {
        return took.stream().filter(time -> time.compareTo(budget) > 0).count();
    }

    private static Finding judged(Operation operation, Duration budget, Latencies latencies) {
        Duration p95 = latencies.percentile(PERCENT);
        Observation[] evidence = {
            new Observation("p95", Figures.duration(p95)),
            new Observation("longest", Figures.duration(latencies.longest())),
            new Observation("calls", "" + latencies.sorted().size())
        };
        return p95.compareTo(budget) <= 0
                ? Finding.held(FindingId.PROOF_BUDGET, operation.name(), evidence)
                : Finding.broken(
                        FindingId.PROOF_BUDGET,
                        operation.name(),
                        "p95 is %s, over the budget of %s"
                                .formatted(Figures.duration(p95), Figures.duration(budget)),
                        "make it faster, or the budget larger",
                        evidence);
    }
}
