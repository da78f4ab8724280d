package dev.vox.contract.model;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a worker of a domain promises to its callers, as a file says it. Names are the caller's unless said otherwise.
///
/// Texts of the transport may hold `${VARIABLE}`s; they are expanded when the worker is opened.
///
/// @param source the file, as it is called in messages
/// @param folder that relative files are under
/// @param dependsOn domains whose workers this one needs
/// @param needs what the machine must have: `docker`, `env:NAME`, `command:NAME`, `file:GLOB`, `port:N`
/// @param operations in the order of the file, no name twice
/// @param load null when there is none to try
/// @param docs files that must name every operation, as globs under the folder
/// @param listing null when the worker cannot be asked what it offers
public record Contract(
        String source,
        Path folder,
        String domain,
        String title,
        List<String> dependsOn,
        List<String> needs,
        Transport transport,
        Ready ready,
        Envelope envelope,
        Naming naming,
        List<Operation> operations,
        List<Workflow> workflows,
        @Nullable Load load,
        List<Fault> faults,
        Callers callers,
        List<String> docs,
        @Nullable Listing listing) {
    public Contract {
        dependsOn = List.copyOf(dependsOn);
        needs = List.copyOf(needs);
        operations = List.copyOf(operations);
        workflows = List.copyOf(workflows);
        faults = List.copyOf(faults);
        docs = List.copyOf(docs);
    }

    /// The operation of a name.
    public Optional<Operation> operation(String name) {
        return operations.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// The same contract over another transport.
    public Contract over(Transport other) {
        return new Contract(
                source,
                folder,
                domain,
                title,
                dependsOn,
                needs,
                other,
                ready,
                envelope,
                naming,
                operations,
                workflows,
                load,
                faults,
                callers,
                docs,
                listing);
    }
}
