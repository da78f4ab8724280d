package dev.vox.contract.audit;

import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Fault;
import dev.vox.contract.model.Operation;
import dev.vox.json.JsonValue;

/// By which call a fault is seen.
record FaultTarget(Contract contract) {
    /// The fault's own, else the first that only reads, else the first.
    String operation(Fault fault) {
        String named = fault.operation();
        return named != null
                ? named
                : contract.operations().stream()
                        .filter(Operation::reads)
                        .findFirst()
                        .orElse(contract.operations().getFirst())
                        .name();
    }

    /// The fault's own, else the operation's first sample.
    JsonValue.Members arguments(Fault fault) {
        JsonValue.Members given = fault.arguments();
        return given != null
                ? given
                : contract.operation(operation(fault))
                        .map(operation -> operation.samples().getFirst())
                        .orElse(Session.NO_ARGUMENTS);
    }
}
