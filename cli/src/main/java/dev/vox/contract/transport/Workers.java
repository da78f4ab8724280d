package dev.vox.contract.transport;

import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Transport;

import java.util.function.Supplier;

/// Makes the worker of a contract. Nothing is started or reached before it is opened.
public final class Workers {
    private final Supplier<ContainerDoor> containers;
    private final Variables variables;

    /// @param containers the door to containers, made when a contract needs it; it is not closed here
    public Workers(Supplier<ContainerDoor> containers, Variables variables) {
        this.containers = containers;
        this.variables = variables;
    }

    /// The worker that a contract's transport names.
    public Worker of(Contract contract) {
        Sites sites =
                switch (contract.transport()) {
                    case Transport.Exec exec ->
                            new ContainerSites(contract, exec, containers.get(), variables);
                    case Transport.Stdio _, Transport.Tcp _, Transport.Http _, Transport.Grpc _ ->
                            new LocalSites(contract, variables);
                };
        return new LinkedWorker(contract.domain(), sites, contract.ready());
    }
}
