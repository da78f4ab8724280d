package dev.vox.contract.audit;

import dev.vox.contract.model.Contract;
import dev.vox.contract.model.NameStyle;
import dev.vox.contract.model.Operation;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Under which names operations of a contract are known to callers and to the worker.
record OperationNames(Contract contract) {
    /// The operation that a caller or the worker means by a name.
    Optional<Operation> operation(String name) {
        return contract.operations().stream()
                .filter(operation -> of(operation).contains(name))
                .findFirst();
    }

    /// The contract's name, the worker's, that of the proto file, and the route of HTTP.
    Set<String> of(Operation operation) {
        String name = operation.name();
        Set<String> names = new LinkedHashSet<>();
        names.add(name);
        names.add(
                contract.naming()
                        .exceptions()
                        .getOrDefault(name, contract.naming().operations().of(name)));
        String method = operation.grpc();
        names.add(method == null ? NameStyle.PASCAL.of(name) : method);
        Operation.HttpCall route = operation.http();
        if (route != null) {
            names.add(route.method() + " " + route.path());
        }
        return names;
    }
}
