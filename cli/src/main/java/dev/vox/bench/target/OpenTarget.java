package dev.vox.bench.target;

/// A target that can be measured. To close it stops what was started for it.
public final class OpenTarget implements AutoCloseable {
    private final Subject subject;
    private final Runnable end;

    OpenTarget(Subject subject, Runnable end) {
        this.subject = subject;
        this.end = end;
    }

    /// What is measured.
    public Subject subject() {
        return subject;
    }

    /// Stops what was started for it, also on a thread that is interrupted.
    @Override
    public void close() {
        end.run();
    }
}
