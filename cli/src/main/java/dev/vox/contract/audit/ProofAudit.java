package dev.vox.contract.audit;

import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Fault;
import dev.vox.contract.model.Load;
import dev.vox.contract.model.Workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// What a worker proves: workflows, budgets, load, faults, documentation.
final class ProofAudit {
    private final Session session;
    private final Contract contract;
    private final int calls;
    private final LongSupplier nanoTime;

    /// @param calls of an operation that has a budget
    ProofAudit(Session session, int calls, LongSupplier nanoTime) {
        this.session = session;
        this.contract = session.contract();
        this.calls = calls;
        this.nanoTime = nanoTime;
    }

    List<Finding> look() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        if (session.silent()) {
            for (FindingId id :
                    List.of(
                            FindingId.PROOF_WORKFLOW,
                            FindingId.PROOF_BUDGET,
                            FindingId.PROOF_LOAD,
                            FindingId.PROOF_FAULT)) {
                findings.add(Finding.skipped(id, "", "the worker does not answer"));
            }
        } else {
            findings.addAll(workflows());
            findings.addAll(new BudgetAudit(session, calls).look());
            findings.add(load());
            findings.addAll(faults());
        }
        findings.addAll(new DocumentationAudit(contract).look());
        return findings;
    }

    private List<Finding> workflows() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Workflow workflow : contract.workflows()) {
            findings.add(new WorkflowAudit(session).look(workflow));
        }
        return findings.isEmpty() ? List.of(none(FindingId.PROOF_WORKFLOW, "workflows")) : findings;
    }

    private Finding load() throws InterruptedException {
        Load load = contract.load();
        return load == null
                ? none(FindingId.PROOF_LOAD, "load")
                : new LoadAudit(session, nanoTime).look(load);
    }

    private List<Finding> faults() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Fault fault : contract.faults()) {
            findings.add(new FaultAudit(session, nanoTime).look(fault));
        }
        return findings.isEmpty() ? List.of(none(FindingId.PROOF_FAULT, "faults")) : findings;
    }

    private static Finding none(FindingId id, String key) {
        return Finding.skipped(id, "", "the contract has no `%s`".formatted(key));
    }
}
