package dev.vox.contract.audit;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.call.Reply.Broken;
import dev.vox.contract.call.Reply.Late;
import dev.vox.contract.call.Reply.Refused;
import dev.vox.contract.model.Operation;
import dev.vox.expect.Expectation;
import dev.vox.expect.Mismatch;
import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls every sample of every operation, and looks at how they are answered.
final class SampleAudit {
    private final Session session;
    private final List<String> late = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final List<String> otherwise = new ArrayList<>();
    private final Map<String, String> wrong = new LinkedHashMap<>();
    private int answers;

    SampleAudit(Session session) {
        this.session = session;
    }

    List<Finding> look() throws InterruptedException {
        for (Operation operation : session.contract().operations()) {
            for (JsonValue.Members sample : operation.samples()) {
                note(operation, session.call(operation.name(), sample));
            }
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(answers());
        findings.add(whole(FindingId.PROTOCOL_SURVIVES, ended, "do not end by a request"));
        findings.add(ids());
        session.contract().operations().stream().map(this::types).forEach(findings::addAll);
        return findings;
    }

    private void note(Operation operation, Reply reply) {
        switch (reply) {
            case Answered answered -> {
                answers++;
                hold(operation, answered.result());
            }
            case Refused _ -> answers++;
            case Late _ -> late.add(operation.name() + ": " + reply.sentence());
            case Broken(Breakage how, String _, var _) -> note(operation, how, reply.sentence());
        }
    }

    private void note(Operation operation, Breakage how, String sentence) {
        switch (how) {
            case UNREACHABLE, ENDED -> ended.add(operation.name() + ": " + sentence);
            case NO_ID, OTHER_ID -> otherwise.add(operation.name() + ": " + sentence);
            case MALFORMED, OVERSIZE, NEITHER, UNSENDABLE ->
                    wrong.putIfAbsent(operation.name(), sentence);
        }
    }

    private void hold(Operation operation, JsonValue result) {
        Expectation expected = operation.answer();
        if (expected != null) {
            List<Mismatch> mismatches = expected.mismatches(Optional.of(result));
            if (!mismatches.isEmpty()) {
                wrong.putIfAbsent(
                        operation.name(),
                        String.join("; ", mismatches.stream().map(Mismatch::toString).toList()));
            }
        }
    }

    private Finding whole(FindingId id, List<String> problems, String fix) {
        return problems.isEmpty()
                ? Finding.held(id, "", new Observation("requests answered", "" + answers))
                : Finding.broken(id, "", joined(problems), fix);
    }

    private Finding answers() {
        return late.isEmpty() && answers == 0
                ? Finding.skipped(FindingId.PROTOCOL_ANSWERS, "", "nothing was answered")
                : whole(FindingId.PROTOCOL_ANSWERS, late, "answer every request");
    }

    private Finding ids() {
        if (session.contract().envelope().response().id() == null) {
            return Finding.skipped(
                    FindingId.PROTOCOL_ID_ECHOED, "", "answers bear no id, by the envelope");
        }
        if (otherwise.isEmpty() && answers == 0) {
            return Finding.skipped(FindingId.PROTOCOL_ID_ECHOED, "", "nothing was answered");
        }
        return whole(
                FindingId.PROTOCOL_ID_ECHOED,
                otherwise,
                "copy the id of the request into its answer, errors included");
    }

    private List<Finding> types(Operation operation) {
        @Nullable String mismatch = wrong.get(operation.name());
        if (mismatch != null) {
            return List.of(
                    Finding.broken(
                            FindingId.PROTOCOL_TYPES,
                            operation.name(),
                            mismatch,
                            "answer by the form that the contract has under `answer`"));
        }
        return operation.answer() == null || answers == 0
                ? List.of()
                : List.of(Finding.held(FindingId.PROTOCOL_TYPES, operation.name()));
    }

    private static String joined(List<String> problems) {
        String more = problems.size() > 1 ? ", and %d more".formatted(problems.size() - 1) : "";
        return problems.getFirst() + more;
    }
}
