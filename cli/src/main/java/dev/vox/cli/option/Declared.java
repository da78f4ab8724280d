package dev.vox.cli.option;

/// Something that has options or arguments: a command, or options that several commands share.
public interface Declared {
    /// Declares them. Called once, before the command line is parsed.
    void declare(Arguments arguments);
}
