package dev.vox.voice;

/// A model of a worker.
///
/// @param loaded whether it is in memory
public record WorkerModel(String id, boolean loaded) {}
