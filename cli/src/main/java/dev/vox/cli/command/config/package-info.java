/// `vox config`.
@NullMarked
package dev.vox.cli.command.config;

import org.jspecify.annotations.NullMarked;
