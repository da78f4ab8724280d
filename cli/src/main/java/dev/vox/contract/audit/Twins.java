package dev.vox.contract.audit;

import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.model.Operation;
import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Finds a second name of an operation, by calling both.
final class Twins {
    private final Session session;
    private final OperationNames names;
    private final @Nullable List<String> listed;

    /// @param listed what the worker says that it offers; null where it cannot be asked
    Twins(Session session, OperationNames names, @Nullable List<String> listed) {
        this.session = session;
        this.names = names;
        this.listed = listed;
    }

    /// Another operation of the contract, proven as this one is, that answers every sample of this one alike.
    @Nullable String of(Operation operation) throws InterruptedException {
        for (Operation other : session.contract().operations()) {
            if (!other.equals(operation) && sameForm(operation, other)) {
                if (sameAnswers(operation, other)) {
                    return other.name();
                }
            }
        }
        return listedTwin(operation);
    }

    private static boolean sameForm(Operation operation, Operation other) {
        Operation.Vary vary = operation.vary();
        return vary != null && vary.equals(other.vary());
    }

    private boolean sameAnswers(Operation operation, Operation other) throws InterruptedException {
        Operation.Vary vary = operation.vary();
        List<JsonValue.Members> samples = vary == null ? operation.samples() : vary.samples();
        for (JsonValue.Members sample : samples) {
            if (!(session.call(operation.name(), sample) instanceof Answered one)
                    || !(session.call(other.name(), sample) instanceof Answered two)
                    || !one.result().equals(two.result())) {
                return false;
            }
        }
        return true;
    }

    /// A name on the worker's list that is this operation's in another spelling, called to see whether it answers.
    private @Nullable String listedTwin(Operation operation) throws InterruptedException {
        if (listed == null) {
            return null;
        }
        for (String name : listed) {
            boolean spelled = Aligner.words(name).equals(Aligner.words(operation.name()));
            if (spelled && !names.of(operation).contains(name) && reachable(operation, name)) {
                JsonValue.Members sample = operation.samples().getFirst();
                if (session.call(name, sample) instanceof Answered) {
                    return name;
                }
            }
        }
        return null;
    }

    /// Whether the naming rules leave a name another one than the operation's own.
    private boolean reachable(Operation operation, String name) {
        return !names.of(operation).contains(session.contract().naming().operations().of(name));
    }
}
