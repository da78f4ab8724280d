package dev.vox.contract.transport;

import dev.vox.contract.model.Contract;

import java.util.function.Supplier;

/// Makes the worker of a contract. Nothing is started or reached before it is opened.
public final class Workers {
    private final Supplier<ContainerDoor> containers;
    private final Variables variables;

    /// @param containers the door to containers, made when a contract needs it
    public Workers(Supplier<ContainerDoor> containers, Variables variables) {
        this.containers = containers;
        this.variables = variables;
    }

    /// The worker that a contract's transport names.
    public Worker of(Contract contract) {
        throw new UnsupportedOperationException("not yet: " + contract + containers + variables);
    }
}
