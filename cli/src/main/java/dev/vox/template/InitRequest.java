package dev.vox.template;

import java.nio.file.Path;

/// What `vox init` is asked to do.
///
/// @param folder the project to be, absolute; it need not exist
/// @param force whether a file that differs is overwritten
/// @param dryRun whether to write nothing and to say what would be done
public record InitRequest(Path folder, boolean force, boolean dryRun) {}
