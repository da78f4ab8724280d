package dev.vox.contract.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.contract.library.ContractLibrary;
import dev.vox.contract.library.ShippedContracts;
import dev.vox.contract.model.Contract;
import dev.vox.contract.transport.Workers;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

@NullMarked
class ShippedContractsTest {
    static final List<String> DOMAINS = ShippedContracts.DOMAINS;

    @TempDir Path folder;

    @ParameterizedTest
    @FieldSource("DOMAINS")
    void anExampleHoldsItsContractInEveryPhase(String domain) throws InterruptedException {
        ContractLibrary library = ContractLibrary.of(folder, folder.resolve("unpacked"));

        AuditReport report = audit(library.contract(domain), library.dependsOn());

        assertThat(report.phases().stream().flatMap(phase -> phase.findings().stream()))
                .filteredOn(Finding::open)
                .isEmpty();
        assertThat(report.operations())
                .isNotEmpty()
                .extracting(AlignedOperation::alignment)
                .containsOnly(Alignment.ALIGNED);
    }

    @Test
    void theirDomainsAreNamedInTheOrderOfTheirDependence() {
        ContractLibrary library = ContractLibrary.of(folder, folder.resolve("unpacked"));

        assertThat(library.inOrder(List.of("postprocessing")))
                .extracting(Contract::domain)
                .containsExactlyInAnyOrderElementsOf(DOMAINS)
                .endsWith("postprocessing");
    }

    private static AuditReport audit(Contract contract, Map<String, List<String>> dependsOn)
            throws InterruptedException {
        Workers workers =
                new Workers(
                        () -> {
                            throw new AssertionError("no example is in a container");
                        },
                        text -> text);
        return new Audit(
                        contract,
                        new AuditLimits(Duration.ofSeconds(3), 5),
                        dependsOn,
                        InstantSource.system(),
                        System::nanoTime)
                .run(workers.of(contract), EnumSet.allOf(AuditPhase.class), AuditListener.NONE);
    }
}
