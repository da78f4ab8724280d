package dev.vox.contract.audit;

/// Hears how an audit goes on.
public interface AuditListener {
    /// Nobody listens.
    AuditListener NONE =
            new AuditListener() {
                @Override
                public void began(AuditPhase phase) {}

                @Override
                public void ended(PhaseFindings phase) {}
            };

    /// A phase begins.
    void began(AuditPhase phase);

    /// A phase is over.
    void ended(PhaseFindings phase);
}
