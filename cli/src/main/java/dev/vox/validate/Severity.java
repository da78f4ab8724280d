package dev.vox.validate;

/// What a check that fails means for the whole.
public enum Severity {
    /// It fails.
    REQUIRED,
    /// It is warned.
    RECOMMENDED
}
