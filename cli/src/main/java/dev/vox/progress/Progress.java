package dev.vox.progress;

/// Takes the events of long work, from any thread.
@FunctionalInterface
public interface Progress {
    /// Nobody watches.
    Progress NONE = event -> {};

    void report(ProgressEvent event);
}
