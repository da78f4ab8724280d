/// The shell of the tool: the root command, its composition and its exit codes.
@NullMarked
package dev.vox.cli;

import org.jspecify.annotations.NullMarked;
