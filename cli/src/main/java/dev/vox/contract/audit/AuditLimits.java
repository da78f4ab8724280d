package dev.vox.contract.audit;

import java.time.Duration;

/// How far an audit goes.
///
/// @param patience how long an answer may take where the contract says nothing
/// @param calls how often an operation with a budget is measured
public record AuditLimits(Duration patience, int calls) {
    /// 5 s, and 20 calls, of which one may be late.
    public static final AuditLimits USUAL = new AuditLimits(Duration.ofSeconds(5), 20);

    public AuditLimits {
        if (!patience.isPositive() || calls < 1) {
            throw new IllegalArgumentException("an audit needs time and calls");
        }
    }
}
