package dev.vox.contract.audit;

import dev.vox.contract.call.Request;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Fault;
import dev.vox.contract.model.Operation;
import dev.vox.json.JsonValue;

/// By which call a fault is seen.
record FaultTarget(Contract contract) {
    /// The fault's own call, else the usual one.
    Request of(Fault fault) {
        String operation = fault.operation();
        String name = operation == null ? usual().operation() : operation;
        JsonValue.Members arguments = fault.arguments();
        return new Request(name, arguments == null ? sample(name) : arguments);
    }

    /// The first operation that only reads, else the first.
    Request usual() {
        String name =
                contract.operations().stream()
                        .filter(Operation::reads)
                        .findFirst()
                        .orElse(contract.operations().getFirst())
                        .name();
        return new Request(name, sample(name));
    }

    private JsonValue.Members sample(String name) {
        return contract.operation(name)
                .map(operation -> operation.samples().getFirst())
                .orElse(Session.NO_ARGUMENTS);
    }
}
