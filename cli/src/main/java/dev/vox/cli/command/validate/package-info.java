/// `vox validate`: runs phases, shows them, records one, and turns reports into others.
@NullMarked
package dev.vox.cli.command.validate;

import org.jspecify.annotations.NullMarked;
