package dev.vox.contract.audit;

import dev.vox.contract.model.Callers;
import dev.vox.contract.model.Contract;
import dev.vox.contract.transport.Worker;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.text.Figures;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// Holds a worker to its contract: four phases, each made of findings.
///
/// The worker is started once for all of them, and anew whenever it fell.
public final class Audit {
    private final Contract contract;
    private final AuditLimits limits;
    private final Map<String, List<String>> dependsOn;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final List<PhaseFindings> done = new ArrayList<>();
    private List<AlignedOperation> operations = List.of();

    /// @param dependsOn the domains of all contracts beside this one, and what they depend on; this one's among them
    public Audit(
            Contract contract,
            AuditLimits limits,
            Map<String, List<String>> dependsOn,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.contract = contract;
        this.limits = limits;
        this.dependsOn = Map.copyOf(dependsOn);
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /// Runs the phases, in their order. The work list is of what the first two found, so they run for it as well, unseen.
    ///
    /// @param worker is closed by it
    /// @throws InvalidConfiguration when the contract cannot be followed: a variable without a value, an unreadable file
    public AuditReport run(Worker worker, Set<AuditPhase> phases, AuditListener listener)
            throws InterruptedException {
        try (Session session = new Session(contract, worker, limits.patience(), nanoTime)) {
            Course course = new Course(session, phases, listener);
            for (AuditPhase phase : AuditPhase.values()) {
                if (phases.contains(phase)
                        || (phases.contains(AuditPhase.WORK) && beforeWork(phase))) {
                    course.run(phase);
                }
            }
        }
        return report();
    }

    /// An audit on its way.
    private final class Course {
        private final Session session;
        private final Set<AuditPhase> phases;
        private final AuditListener listener;
        private final Finding ready;
        private final List<Finding> untold = new ArrayList<>();
        private final List<Finding> soFar = new ArrayList<>();

        Course(Session session, Set<AuditPhase> phases, AuditListener listener)
                throws InterruptedException {
            this.session = session;
            this.phases = phases;
            this.listener = listener;
            this.ready = session.timed(() -> ready(session));
            untold.add(ready);
            soFar.add(ready);
        }

        /// Runs a phase. An interruption leaves what was found until then.
        void run(AuditPhase phase) throws InterruptedException {
            boolean shown = phases.contains(phase);
            if (shown) {
                listener.began(phase);
            }
            Instant startedAt = clock.instant();
            long begun = nanoTime.getAsLong();
            List<Finding> found = new ArrayList<>();
            boolean blocked = blocks(ready, phase);
            try {
                if (!blocked) {
                    look(phase, session, soFar, found);
                }
            } catch (InterruptedException e) {
                if (shown && !(found.isEmpty() && untold.isEmpty())) {
                    listener.ended(ended(phase, startedAt, begun, blocked, found));
                }
                throw e;
            }
            soFar.addAll(found);
            if (shown) {
                PhaseFindings findings = ended(phase, startedAt, begun, blocked, found);
                done.add(findings);
                listener.ended(findings);
            }
        }

        private PhaseFindings ended(
                AuditPhase phase,
                Instant startedAt,
                long begun,
                boolean blocked,
                List<Finding> found) {
            List<Finding> findings = new ArrayList<>(untold);
            untold.clear();
            findings.addAll(found);
            return new PhaseFindings(
                    phase,
                    startedAt,
                    Duration.ofNanos(nanoTime.getAsLong() - begun),
                    blocked && findings.isEmpty() ? FindingId.INVENTORY_READY.text() : null,
                    findings);
        }
    }

    private static boolean beforeWork(AuditPhase phase) {
        return phase == AuditPhase.INVENTORY || phase == AuditPhase.PROTOCOL;
    }

    private Finding ready(Session session) throws InterruptedException {
        try {
            session.open();
            return Finding.held(
                    FindingId.INVENTORY_READY,
                    "",
                    new Observation(
                            "ready after", Figures.duration(session.worker().readyAfter())));
        } catch (MissingPrerequisite e) {
            return Finding.skipped(FindingId.INVENTORY_READY, "", message(e));
        } catch (OperationFailed e) {
            return Finding.broken(FindingId.INVENTORY_READY, "", message(e), e.hint().orElse(null));
        }
    }

    private static String message(VoxException e) {
        return String.valueOf(e.getMessage());
    }

    /// A worker that does not start is something to mend; of one that cannot be started here nothing is known.
    private static boolean blocks(Finding ready, AuditPhase phase) {
        return switch (ready.outcome()) {
            case HELD -> false;
            case SKIPPED -> true;
            case BROKEN, ADVISED -> phase != AuditPhase.WORK;
        };
    }

    private void look(AuditPhase phase, Session session, List<Finding> soFar, List<Finding> found)
            throws InterruptedException {
        switch (phase) {
            case INVENTORY -> {
                Inventory inventory =
                        new Inventory(session, asked(), ListedOperations.of(session), found);
                inventory.look();
                operations = inventory.operations();
            }
            case PROTOCOL -> new ProtocolAudit(session).look(found);
            case WORK -> found.addAll(new WorkAudit(contract, dependsOn).look(soFar));
            case PROOF -> new ProofAudit(session, limits.calls(), nanoTime).look(found);
        }
    }

    private @Nullable AskedFor asked() {
        Callers callers = contract.callers();
        if (callers.equals(Callers.NONE)) {
            return null;
        }
        CallerSources sources = new CallerSources(contract.folder());
        for (Callers.Sources each : callers.sources()) {
            each.patterns().forEach(pattern -> sources.pattern(each.globs(), pattern));
        }
        return sources.openApi(callers.openApi()).proto(callers.protos()).done();
    }

    private AuditReport report() {
        return new AuditReport(contract.domain(), done, operations);
    }
}
