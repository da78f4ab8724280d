package dev.vox.cli.output;

/// What `--color` can say. The constants are spelled as the user writes them.
public enum ColorChoice {
    /// The environment and the terminal decide.
    AUTO,
    /// Colour, whatever lies behind the stream.
    ALWAYS,
    /// No colour.
    NEVER
}
