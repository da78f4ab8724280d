package dev.vox.voice;

/// A clock for durations: nanoseconds from an arbitrary start, never going back.
@FunctionalInterface
public interface Ticker {
    /// The machine's own.
    Ticker SYSTEM = System::nanoTime;

    /// Now, in nanoseconds.
    long nanoTime();
}
