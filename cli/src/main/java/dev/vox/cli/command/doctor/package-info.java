/// `vox doctor`.
@NullMarked
package dev.vox.cli.command.doctor;

import org.jspecify.annotations.NullMarked;
