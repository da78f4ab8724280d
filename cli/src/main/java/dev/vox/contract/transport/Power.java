package dev.vox.contract.transport;

/// What can be done to a worker besides calling it. A fault that needs a power that a worker lacks is skipped.
public enum Power {
    /// It was started here, so it can be ended and started again.
    RESTART,
    /// It can be ended at once.
    KILL,
    /// It can be stopped and continued (SIGSTOP, SIGCONT).
    PAUSE,
    /// Its standard input can be closed.
    CLOSE_STDIN,
    /// Its standard error is seen.
    STDERR,
    /// Its standard output is seen.
    STDOUT,
    /// Bytes that are no message can be sent to it.
    RAW
}
