/// The commands of `vox bench`.
@NullMarked
package dev.vox.cli.command.bench;

import org.jspecify.annotations.NullMarked;
