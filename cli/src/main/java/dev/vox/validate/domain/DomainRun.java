package dev.vox.validate.domain;

import dev.vox.contract.audit.Audit;
import dev.vox.contract.audit.AuditLimits;
import dev.vox.contract.audit.AuditListener;
import dev.vox.contract.audit.AuditPhase;
import dev.vox.contract.audit.AuditReport;
import dev.vox.contract.audit.FindingId;
import dev.vox.contract.audit.PhaseFindings;
import dev.vox.contract.model.Contract;
import dev.vox.contract.transport.Worker;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Conclusion;
import dev.vox.validate.Lack;
import dev.vox.validate.NeedSight;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.PhaseRunner;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;
import dev.vox.validate.Severity;
import dev.vox.validate.Status;
import dev.vox.validate.Target;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Holds the workers of domains to their contracts, one domain after another, as phases of checks.
public final class DomainRun {
    private static final String FAILED = "failed";

    private final Function<Contract, Worker> workers;
    private final AuditLimits limits;
    private final NeedSight needs;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    /// @param workers makes the worker of a contract
    /// @param needs looks at what workers need
    /// @param nanoTime measures time, as `System.nanoTime` does
    public DomainRun(
            Function<Contract, Worker> workers,
            AuditLimits limits,
            NeedSight needs,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.workers = workers;
        this.limits = limits;
        this.needs = needs;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /// Runs the audits.
    ///
    /// It does not throw when its thread is interrupted: the report then holds what was done, and says that it is not
    /// complete.
    ///
    /// @param contracts each behind those that it depends on
    /// @param phases of each audit
    /// @param dependsOn of all domains that there are
    /// @param events takes what happens, on the calling thread
    public RunReport run(
            List<Contract> contracts,
            Set<AuditPhase> phases,
            Map<String, List<String>> dependsOn,
            Target target,
            PhaseRunner.Request request,
            Consumer<RunEvent> events) {
        Instant at = clock.instant();
        long begun = nanoTime.getAsLong();
        events.accept(new RunEvent.RunBegan(at, contracts.size() * phases.size(), 0));
        Running run = new Running(phases, dependsOn, target, request.failFast(), events);
        boolean complete = run.all(contracts);
        RunReport report =
                new RunReport(
                        request.voxVersion(),
                        target.project().root().toString(),
                        at,
                        Duration.ofNanos(nanoTime.getAsLong() - begun),
                        request.strict(),
                        complete,
                        run.results);
        events.accept(new RunEvent.RunEnded(report));
        return report;
    }

    /// A run on its way.
    private final class Running {
        private final Set<AuditPhase> phases;
        private final Map<String, List<String>> dependsOn;
        private final Target target;
        private final boolean failFast;
        private final Consumer<RunEvent> events;
        private final List<PhaseResult> results = new ArrayList<>();

        /// What became of domains that others cannot build on: `failed`, `was skipped`.
        private final Map<String, String> fallen = new LinkedHashMap<>();

        Running(
                Set<AuditPhase> phases,
                Map<String, List<String>> dependsOn,
                Target target,
                boolean failFast,
                Consumer<RunEvent> events) {
            this.phases = phases;
            this.dependsOn = dependsOn;
            this.target = target;
            this.failFast = failFast;
            this.events = events;
        }

        /// Whether it came to its end.
        boolean all(List<Contract> contracts) {
            try {
                for (Contract contract : contracts) {
                    one(contract);
                }
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        }

        private void one(Contract contract) throws InterruptedException {
            Optional<String> blocker = blocker(contract);
            if (blocker.isPresent()) {
                block(contract, blocker.get());
                return;
            }
            Optional<Lack> lack = new ContractNeeds(needs, target).lacking(contract);
            if (lack.isPresent()) {
                skip(contract, lack.get());
                return;
            }
            audit(contract);
        }

        private Optional<String> blocker(Contract contract) {
            Stream<String> candidates =
                    failFast && fallen.containsValue(FAILED)
                            ? fallen.keySet().stream()
                                    .filter(each -> FAILED.equals(fallen.get(each)))
                            : contract.dependsOn().stream().filter(fallen::containsKey);
            return candidates.findFirst();
        }

        private void audit(Contract contract) throws InterruptedException {
            Audit audit = new Audit(contract, limits, dependsOn, clock, nanoTime);
            AuditListener listener =
                    new AuditListener() {
                        @Override
                        public void began(AuditPhase phase) {
                            begin(contract, phase);
                        }

                        @Override
                        public void ended(PhaseFindings findings) {
                            end(contract, findings);
                        }
                    };
            AuditReport report = audit.run(workers.apply(contract), phases, listener);
            if (!report.held()) {
                fallen.put(contract.domain(), FAILED);
            }
        }

        private void begin(Contract contract, AuditPhase phase) {
            events.accept(
                    new RunEvent.PhaseBegan(
                            clock.instant(),
                            name(contract, phase),
                            phase.number(),
                            title(contract, phase),
                            0));
        }

        private void end(Contract contract, PhaseFindings findings) {
            FindingResults made = new FindingResults(contract.domain(), target::masked);
            Instant at = findings.startedAt();
            String blockedBy = findings.blockedBy();
            List<CheckResult> checks =
                    blockedBy == null
                            ? findings.findings().stream()
                                    .map(finding -> made.of(finding, at))
                                    .toList()
                            : blocked(made, findings.phase(), "the worker is not ready", at);
            end(contract, findings.phase(), at, findings.took(), blockedBy, checks);
        }

        private void end(
                Contract contract,
                AuditPhase phase,
                Instant at,
                Duration took,
                @Nullable String blockedBy,
                List<CheckResult> checks) {
            String name = name(contract, phase);
            checks.forEach(check -> events.accept(new RunEvent.CheckEnded(name, check)));
            PhaseResult result =
                    new PhaseResult(
                            name,
                            phase.number(),
                            title(contract, phase),
                            blockedBy == null ? Conclusion.ofPhase(checks) : Status.BLOCKED,
                            at,
                            took,
                            blockedBy,
                            checks);
            results.add(result);
            events.accept(new RunEvent.PhaseEnded(result));
        }

        private void block(Contract contract, String blocker) {
            fallen.put(contract.domain(), "is blocked");
            String problem = "domain '%s' %s".formatted(blocker, fallen.get(blocker));
            FindingResults made = new FindingResults(contract.domain(), target::masked);
            for (AuditPhase phase : phases) {
                Instant at = clock.instant();
                begin(contract, phase);
                end(contract, phase, at, Duration.ZERO, blocker, blocked(made, phase, problem, at));
            }
        }

        private List<CheckResult> blocked(
                FindingResults made, AuditPhase phase, String problem, Instant at) {
            return Arrays.stream(FindingId.values())
                    .filter(id -> id.phase() == phase)
                    .map(id -> made.blocked(id, problem, null, at))
                    .toList();
        }

        private void skip(Contract contract, Lack lack) {
            fallen.put(contract.domain(), "was skipped");
            for (AuditPhase phase : phases) {
                Instant at = clock.instant();
                begin(contract, phase);
                List<CheckResult> checks =
                        Arrays.stream(FindingId.values())
                                .filter(id -> id.phase() == phase)
                                .map(id -> skipped(contract, id, lack, at))
                                .toList();
                end(contract, phase, at, Duration.ZERO, null, checks);
            }
        }

        private CheckResult skipped(Contract contract, FindingId id, Lack lack, Instant at) {
            CheckResult blocked =
                    new FindingResults(contract.domain(), target::masked)
                            .blocked(id, lack.reason(), lack.fix(), at);
            return new CheckResult(
                    blocked.id(),
                    blocked.title(),
                    blocked.kind(),
                    Severity.REQUIRED,
                    Status.SKIP,
                    at,
                    Duration.ZERO,
                    0,
                    List.of(),
                    blocked.problem(),
                    blocked.fix(),
                    blocked.docs());
        }
    }

    private static String name(Contract contract, AuditPhase phase) {
        return contract.domain() + "-phase-" + phase.number();
    }

    private static String title(Contract contract, AuditPhase phase) {
        return contract.domain() + ": " + phase.title();
    }
}
