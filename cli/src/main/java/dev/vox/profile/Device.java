package dev.vox.profile;

/// Where a model computes.
public enum Device {
    /// On the processor.
    CPU,
    /// On a GPU.
    GPU,
    /// At a provider, over the network.
    REMOTE
}
