package dev.vox.cli.option;

import dev.vox.text.Page;

import java.util.Optional;

/// A command whose `--help` takes a word: `vox bench --help metrics`.
public interface Helped {
    /// What is shown in place of its usage, by the arguments beside `--help`; empty when they ask for nothing of the kind.
    Optional<Page> helpPage();
}
