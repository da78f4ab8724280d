/// The commands of `vox scenario`.
@NullMarked
package dev.vox.cli.command.scenario;

import org.jspecify.annotations.NullMarked;
