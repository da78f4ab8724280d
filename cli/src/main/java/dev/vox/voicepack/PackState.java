package dev.vox.voicepack;

/// Whether a pack is what was installed.
public enum PackState {
    /// Its files have the sums that were written when it was installed.
    VERIFIED,
    /// It was put there by hand, without sums.
    UNVERIFIED,
    /// A file is not the one that was installed; it is not spoken with.
    CHANGED,
    /// A file is missing or cannot be read.
    BROKEN
}
