package dev.vox.cli.command.validate;

import java.nio.file.Path;

/// A phase file that was written of what was seen.
///
/// @param checks how many it has
record Recording(Path file, int phase, int checks) {}
