package dev.vox.voice.scenario;

/// Follows a scenario while it runs. Called by the thread that runs it.
public interface ScenarioListener {
    /// Follows nothing.
    ScenarioListener NONE = new ScenarioListener() {};

    /// A turn begins.
    ///
    /// @param run from 1
    /// @param turn from 1
    default void began(int run, int turn, Action action) {}

    /// Something happened.
    default void happened(int run, TimedEvent event) {}

    /// An expectation is decided.
    default void decided(int run, int turn, Outcome outcome) {}
}
