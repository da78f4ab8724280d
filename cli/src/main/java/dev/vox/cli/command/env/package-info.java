/// The commands behind `vox env`.
@NullMarked
package dev.vox.cli.command.env;

import org.jspecify.annotations.NullMarked;
