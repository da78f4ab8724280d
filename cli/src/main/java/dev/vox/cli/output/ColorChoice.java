package dev.vox.cli.output;

/// What `--color` can say.
public enum ColorChoice {
    /// The environment and the terminal decide.
    AUTO,
    /// Colour, whatever lies behind the stream.
    ALWAYS,
    /// No colour.
    NEVER
}
