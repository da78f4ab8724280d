package dev.vox.bench.metric;

/// In which direction a figure is good.
public enum Better {
    LOWER,
    HIGHER,
    /// It describes, and is not judged.
    NEITHER
}
