package dev.vox.cli.repl.talk;

/// Takes what the loop tells, one event at a time, from any thread.
@FunctionalInterface
public interface Listener {
    /// Takes an event; it must not wait.
    void told(Told told);
}
