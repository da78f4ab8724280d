package dev.vox.cli.output;

/// How long work shows itself on stderr.
public enum ProgressMode {
    /// One line a subject, redrawn in place.
    LIVE,
    /// One line a transition.
    LINES,
    /// Not at all.
    SILENT
}
