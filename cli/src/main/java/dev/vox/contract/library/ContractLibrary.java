package dev.vox.contract.library;

import dev.vox.contract.audit.DomainOrder;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.text.Nearest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The contracts of a folder, by domain.
///
/// @param contracts by domain
public record ContractLibrary(Map<String, Contract> contracts) {
    /// Where a project has its contracts.
    public static final String FOLDER = "contracts";

    public ContractLibrary {
        contracts = Map.copyOf(contracts);
    }

    /// The contracts of a folder: its `.yaml` files; none where there is no such folder.
    ///
    /// @throws InvalidConfiguration when one cannot be read, or two are of one domain
    public static ContractLibrary in(Path folder) {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            Contract contract = ContractReader.read(file);
            Contract other = contracts.putIfAbsent(contract.domain(), contract);
            if (other != null) {
                throw new InvalidConfiguration(
                        "[%s] and [%s] are both of domain '%s'"
                                .formatted(other.source(), contract.source(), contract.domain()));
            }
        }
        return new ContractLibrary(contracts);
    }

    /// The contracts of a project, or, where it has none, the examples that came with the tool.
    ///
    /// @param unpacked where the examples are put, so that their workers can be run
    public static ContractLibrary of(Path project, Path unpacked) {
        ContractLibrary own = in(project.resolve(FOLDER));
        if (!own.contracts().isEmpty()) {
            return own;
        }
        ShippedContracts.unpack(unpacked);
        return in(unpacked);
    }

    /// The contracts beside a file, its own among them; files there that are none are left out.
    public static ContractLibrary beside(Path file) {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        for (Path each : files(file.toAbsolutePath().resolveSibling(""))) {
            try {
                Contract contract = ContractReader.read(each);
                contracts.putIfAbsent(contract.domain(), contract);
            } catch (InvalidConfiguration other) {
                // It is something else, or its own run will say what is wrong with it.
            }
        }
        return new ContractLibrary(contracts);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new InvalidConfiguration("[%s] cannot be read".formatted(folder), null, e);
        }
    }

    /// What each domain depends on.
    public Map<String, List<String>> dependsOn() {
        Map<String, List<String>> dependsOn = new TreeMap<>();
        contracts.values().forEach(each -> dependsOn.put(each.domain(), each.dependsOn()));
        return dependsOn;
    }

    /// These domains and all that they depend on, each after what it depends on.
    ///
    /// @throws InvalidConfiguration when a domain has no contract, or they depend on each other in a circle
    public List<Contract> inOrder(List<String> domains) {
        Set<String> wanted = new LinkedHashSet<>();
        domains.forEach(domain -> collect(domain, wanted));
        DomainOrder order = DomainOrder.of(dependsOn());
        order.circles().stream()
                .filter(circle -> circle.stream().anyMatch(wanted::contains))
                .findFirst()
                .ifPresent(circle -> {
                    throw new InvalidConfiguration(
                            "domains depend on each other in a circle: "
                                    + String.join(" → ", circle),
                            "take one `dependsOn` out");
                });
        List<Contract> contracts = new ArrayList<>();
        order.order().stream()
                .filter(wanted::contains)
                .forEach(domain -> contracts.add(contract(domain)));
        return contracts;
    }

    private void collect(String domain, Set<String> wanted) {
        Contract contract = contract(domain);
        if (wanted.add(domain)) {
            contract.dependsOn().forEach(needed -> collect(needed, wanted));
        }
    }

    /// The contract of a domain.
    ///
    /// @throws InvalidConfiguration when there is none
    public Contract contract(String domain) {
        Contract contract = contracts.get(domain);
        if (contract == null) {
            String meant =
                    Nearest.to(domain, contracts.keySet().stream().sorted().toList())
                            .map("; did you mean '%s'?"::formatted)
                            .orElse("");
            throw new InvalidConfiguration(
                    "no contract of domain '%s'%s".formatted(domain, meant),
                    "there are: "
                            + String.join(", ", contracts.keySet().stream().sorted().toList()));
        }
        return contract;
    }
}
