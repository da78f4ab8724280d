/// `vox profile`: the models to choose from, and whether they could run here.
@NullMarked
package dev.vox.cli.command.profile;

import org.jspecify.annotations.NullMarked;
