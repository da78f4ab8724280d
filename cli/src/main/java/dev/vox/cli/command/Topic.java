package dev.vox.cli.command;

import dev.vox.text.Page;

import java.util.function.Supplier;

/// Something to read that belongs to no single command.
///
/// @param description one line, lower case, no trailing dot
public record Topic(String name, String description, Supplier<Page> page) {}
