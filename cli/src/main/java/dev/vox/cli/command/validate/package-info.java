/// `vox validate`.
@NullMarked
package dev.vox.cli.command.validate;

import org.jspecify.annotations.NullMarked;
