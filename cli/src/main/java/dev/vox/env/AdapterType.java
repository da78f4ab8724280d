package dev.vox.env;

/// Which speech engine a worker is confined to.
public enum AdapterType {
    /// The 440 Hz sine, under any model id.
    MOCK,
    /// FreeTTS with the voice kevin16.
    KEVIN
}
