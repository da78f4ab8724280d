/// `vox contract`.
@NullMarked
package dev.vox.cli.command.contract;

import org.jspecify.annotations.NullMarked;
