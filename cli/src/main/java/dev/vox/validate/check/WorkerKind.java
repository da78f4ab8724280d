package dev.vox.validate.check;

import dev.vox.contract.audit.AlignedOperation;
import dev.vox.contract.audit.Alignment;
import dev.vox.contract.audit.Audit;
import dev.vox.contract.audit.AuditLimits;
import dev.vox.contract.audit.AuditListener;
import dev.vox.contract.audit.AuditPhase;
import dev.vox.contract.audit.AuditReport;
import dev.vox.contract.audit.Finding;
import dev.vox.contract.audit.FindingId;
import dev.vox.contract.audit.Outcome;
import dev.vox.contract.library.ContractLibrary;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;
import dev.vox.contract.transport.Workers;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.yaml.YamlReader;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `worker`: a worker is held to its contract; it fails by the first thing to mend, and shows the others.
public final class WorkerKind implements CheckKind {
    private static final int MOST_SHOWN = 10;
    private static final int MOST_CALLS = 10_000;

    private final Function<Target, Workers> workers;
    private final InstantSource clock;

    /// @param workers makes the workers of contracts, with the variables of a target
    public WorkerKind(Function<Target, Workers> workers, InstantSource clock) {
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Check read(YamlReader with) {
        with.require("contract");
        String contract = with.text("contract").orElse("");
        Set<AuditPhase> phases = phases(with);
        int calls =
                with.whole("calls", 1, MOST_CALLS)
                        .orElse((long) AuditLimits.USUAL.calls())
                        .intValue();
        return (target, deadline) -> look(target, deadline, contract, phases, calls);
    }

    private static Set<AuditPhase> phases(YamlReader with) {
        Set<AuditPhase> phases = EnumSet.noneOf(AuditPhase.class);
        for (String text : with.textOrTexts("phases")) {
            Optional<AuditPhase> phase =
                    List.of(AuditPhase.values()).stream()
                            .filter(each -> text.equals("" + each.number()))
                            .findFirst();
            phase.ifPresentOrElse(
                    phases::add,
                    () -> with.mistake("phases", "must be from 1 to 4, not '%s'".formatted(text)));
        }
        return phases.isEmpty()
                ? EnumSet.of(AuditPhase.INVENTORY, AuditPhase.PROTOCOL, AuditPhase.PROOF)
                : phases;
    }

    private Verdict look(
            Target target, Duration deadline, String file, Set<AuditPhase> phases, int calls)
            throws InterruptedException, CheckBroken {
        try {
            Path path = target.project().root().resolve(target.expand(file));
            Contract contract = ContractReader.read(path);
            Duration patience =
                    deadline.compareTo(AuditLimits.USUAL.patience()) < 0
                            ? deadline
                            : AuditLimits.USUAL.patience();
            AuditReport report =
                    new Audit(
                                    contract,
                                    new AuditLimits(patience, calls),
                                    ContractLibrary.beside(path).dependsOn(),
                                    clock,
                                    System::nanoTime)
                            .run(workers.apply(target).of(contract), phases, AuditListener.NONE);
            return verdict(report, target);
        } catch (InvalidConfiguration e) {
            throw new CheckBroken(String.valueOf(e.getMessage()), e);
        }
    }

    private static Verdict verdict(AuditReport report, Target target) {
        List<Finding> findings =
                report.phases().stream().flatMap(phase -> phase.findings().stream()).toList();
        List<Evidence> evidence = new ArrayList<>(alignments(report));
        findings.stream()
                .filter(Finding::open)
                .limit(MOST_SHOWN)
                .forEach(finding -> evidence.add(shown(finding, target)));
        Optional<Finding> missing =
                findings.stream()
                        .filter(each -> each.id() == FindingId.INVENTORY_READY)
                        .filter(each -> each.outcome() == Outcome.SKIPPED)
                        .findFirst();
        if (missing.isPresent()) {
            String reason = target.masked(String.valueOf(missing.get().problem()));
            return new Verdict.Missing(reason, evidence, missing.get().fix());
        }
        if (report.held()) {
            List<Evidence> passed = new ArrayList<>(alignments(report));
            passed.add(new Evidence("operations", "" + report.operations().size()));
            passed.add(new Evidence("findings", "" + findings.size()));
            return new Verdict.Passed(passed);
        }
        Finding first =
                findings.stream()
                        .filter(each -> each.outcome() == Outcome.BROKEN)
                        .min((a, b) -> a.id().compareTo(b.id()))
                        .orElseThrow();
        return new Verdict.Failed(
                shown(first, target).name() + ": " + shown(first, target).value(),
                evidence,
                first.fix());
    }

    /// How many operations stand how: `4 ALIGNED, 1 STUB`; nothing where no inventory was taken.
    private static List<Evidence> alignments(AuditReport report) {
        Map<Alignment, Long> counts =
                report.operations().stream()
                        .collect(
                                Collectors.groupingBy(
                                        AlignedOperation::alignment,
                                        TreeMap::new,
                                        Collectors.counting()));
        String words =
                counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey().text())
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? List.of() : List.of(new Evidence("alignment", words));
    }

    private static Evidence shown(Finding finding, Target target) {
        String about = finding.about().isEmpty() ? "" : " " + finding.about();
        return new Evidence(
                finding.id().text() + about, target.masked(String.valueOf(finding.problem())));
    }
}
