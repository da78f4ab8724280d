package dev.vox.validate;

/// How a check ended.
public enum Status {
    /// What was wanted was seen.
    PASS,
    /// A required check saw something else.
    FAIL,
    /// A recommended check saw something else.
    WARN,
    /// A prerequisite is missing; never counted as passed.
    SKIP,
    /// A phase that this one needs failed.
    BLOCKED,
    /// The check itself broke.
    ERROR
}
