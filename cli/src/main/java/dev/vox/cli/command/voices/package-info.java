/// The commands of `vox voices`.
@NullMarked
package dev.vox.cli.command.voices;

import org.jspecify.annotations.NullMarked;
