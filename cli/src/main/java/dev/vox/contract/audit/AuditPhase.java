package dev.vox.contract.audit;

/// What an audit does, one after the other.
public enum AuditPhase {
    /// What the caller asks for against what the worker offers.
    INVENTORY(1, "inventory"),
    /// How the worker speaks.
    PROTOCOL(2, "protocol"),
    /// What is to be mended, in which order.
    WORK(3, "work list"),
    /// Workflows, budgets, load, faults and documentation.
    PROOF(4, "proof");

    private final int number;
    private final String title;

    AuditPhase(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /// From 1 to 4, as `--phase` takes it.
    public int number() {
        return number;
    }

    /// In words, lower case.
    public String title() {
        return title;
    }
}
