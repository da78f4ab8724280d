package dev.vox.cli.output;

/// What the command line says about output.
public record OutputFlags(boolean json, boolean plain, boolean quiet, ColorChoice color) {
    /// Nothing said.
    public static final OutputFlags NONE = new OutputFlags(false, false, false, ColorChoice.AUTO);
}
