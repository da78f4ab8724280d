package dev.vox.validate;

/// What the threads that look say to the one that runs phases.
sealed interface Word {
    /// A check looked.
    ///
    /// @param attempt which look it was, from 1
    record Looked(Job job, int attempt, Job.Look look) implements Word {}

    /// A need was looked at.
    record Seen(Need need, Sightings.Sighting sighting) implements Word {}
}
