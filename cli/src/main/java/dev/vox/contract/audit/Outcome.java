package dev.vox.contract.audit;

/// How a finding ended.
public enum Outcome {
    /// The worker does what its contract says.
    HELD,
    /// It does not.
    BROKEN,
    /// It does, and something is worth mending all the same.
    ADVISED,
    /// It cannot be looked at; the problem says why.
    SKIPPED
}
