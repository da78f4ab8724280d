package dev.vox.contract.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;
import dev.vox.contract.model.Ready;
import dev.vox.contract.transport.Workers;
import dev.vox.contract.worker.Defect;
import dev.vox.contract.worker.SampleContract;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One good worker and one for each defect: what an audit finds of each, over every transport the same.
@NullMarked
class MutantsTest {
    private static final Path FILE = Path.of("src/test/resources/contract/mutants.yaml");
    private static final int FEW_CALLS = 3;

    @TempDir Path folder;

    /// What is found of a defect.
    ///
    /// @param own the finding by which it is told from the others; empty where nothing may be found
    /// @param consequences what cannot hold either then
    /// @param only the transports on which there is such a defect; empty for all
    /// @param why there is none on the others
    private record Expected(String own, Set<String> consequences, Set<String> only, String why) {
        Set<String> findings(String transport) {
            Set<String> findings = new TreeSet<>();
            if (!own.isEmpty() && (only.isEmpty() || only.contains(transport))) {
                findings.add(own);
            }
            findings.addAll(consequences);
            return findings;
        }
    }

    private static Expected found(String own, String... consequences) {
        return new Expected(own, Set.of(consequences), Set.of(), "");
    }

    private static final String STUB = "inventory.implemented";
    private static final String BUDGET = "proof.budget";
    private static final String FAULT = "proof.fault";

    private static final Map<Defect, Expected> TABLE =
            Map.ofEntries(
                    Map.entry(Defect.NONE, found("")),
                    Map.entry(
                            Defect.OUT_OF_ORDER,
                            new Expected(
                                    "protocol.order",
                                    Set.of(BUDGET),
                                    Set.of("stdio", "tcp"),
                                    "each call has an exchange of its own over HTTP and gRPC")),
                    Map.entry(
                            Defect.PRINTS_TO_STDOUT,
                            new Expected(
                                    "protocol.stdout-clean",
                                    Set.of(),
                                    Set.of("stdio"),
                                    "standard output carries no answers over TCP, HTTP and gRPC")),
                    Map.entry(Defect.DROPS_ID, found("protocol.id-echoed", STUB, BUDGET, FAULT)),
                    Map.entry(Defect.NEVER_DRAINS, found("protocol.stderr-drained", FAULT)),
                    Map.entry(Defect.FLOODS_STDERR, found("")),
                    Map.entry(Defect.HANGS, found("protocol.answers", STUB, BUDGET)),
                    Map.entry(Defect.EXITS, found("protocol.survives", STUB, BUDGET)),
                    Map.entry(Defect.WRONG_TYPES, found("protocol.types")),
                    Map.entry(
                            Defect.CONSTANT_ANSWERS, found("inventory.varies", "inventory.effect")),
                    Map.entry(Defect.STATE_UNCHANGED, found("inventory.effect")),
                    Map.entry(Defect.WRONG_ERROR_CODE, found("protocol.error-code")),
                    Map.entry(Defect.SLOW_900MS, found("")),
                    Map.entry(Defect.SLOW_150MS, found(BUDGET)));

    static Stream<Defect> defects() {
        return Arrays.stream(Defect.values()).filter(defect -> defect != Defect.SLOW_900MS);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aDefectIsFoundByItsOwnFindingOverEveryTransportAlike(Defect defect)
            throws InterruptedException {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        for (String transport : SampleContract.LOCAL) {
            found.put(transport, broken(transport, defect, FEW_CALLS));
            expected.put(transport, expected(defect).findings(transport));
        }

        assertThat(found).isEqualTo(expected);
    }

    /// Nine tenths of a budget are within it. The tenth that is left is the machine's, so that it is made long: one that is busy
    /// keeps 100 ms where it does not keep 10.
    @ParameterizedTest
    @MethodSource("transports")
    void aWorkerThatTakesNineTenthsOfItsBudgetPasses(String transport) throws Exception {
        String contract = Files.readString(FILE).replace("budget: 100ms", "budget: 1s");
        Path roomy = Files.writeString(folder.resolve("roomy.yaml"), contract);

        assertThat(
                        broken(
                                over(roomy, transport, Defect.SLOW_900MS),
                                FEW_CALLS,
                                EnumSet.of(AuditPhase.PROOF)))
                .isEmpty();
    }

    @Test
    void aWorkerThatAnswersWithoutIdsIsReadyAndItsIdsAreTheFault() throws InterruptedException {
        Contract contract = SampleContract.over("stdio", Defect.DROPS_ID);
        assertThat(contract.ready()).isInstanceOf(Ready.Answers.class);

        assertThat(broken(contract, FEW_CALLS, EnumSet.of(AuditPhase.PROTOCOL)))
                .contains("protocol.id-echoed")
                .doesNotContain("inventory.ready");
    }

    static List<String> transports() {
        return SampleContract.LOCAL;
    }

    @Test
    void everyDefectHasAFindingOfItsOwnAndWhereItCannotBeIsSaid() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder(Defect.values());
        assertThat(TABLE.values().stream().map(Expected::own).filter(own -> !own.isEmpty()))
                .doesNotHaveDuplicates()
                .hasSize(Defect.values().length - 3);
        assertThat(TABLE.values()).allMatch(each -> each.only().isEmpty() == each.why().isEmpty());
    }

    private static Expected expected(Defect defect) {
        Expected expected = TABLE.get(defect);
        if (expected == null) {
            throw new AssertionError("nothing is expected of " + defect);
        }
        return expected;
    }

    /// The ids of everything that is broken, the work list, which only repeats them, left out.
    private static Set<String> broken(String transport, Defect defect, int calls)
            throws InterruptedException {
        return broken(over(FILE, transport, defect), calls, EnumSet.allOf(AuditPhase.class));
    }

    private static Contract over(Path file, String transport, Defect defect) {
        return ContractReader.read(file).over(SampleContract.over(transport, defect).transport());
    }

    private static Set<String> broken(Contract contract, int calls, Set<AuditPhase> phases)
            throws InterruptedException {
        Workers workers =
                new Workers(
                        () -> {
                            throw new AssertionError("no container is asked for");
                        },
                        text -> text);
        AuditReport report =
                new Audit(
                                contract,
                                new AuditLimits(Duration.ofMillis(1500), calls),
                                Map.of("device", List.of()),
                                InstantSource.system(),
                                System::nanoTime)
                        .run(workers.of(contract), phases, AuditListener.NONE);
        return report.phases().stream()
                .flatMap(phase -> phase.findings().stream())
                .filter(finding -> finding.outcome() == Outcome.BROKEN)
                .filter(finding -> finding.id().phase() != AuditPhase.WORK)
                .map(finding -> finding.id().text())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
