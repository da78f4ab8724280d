/// Checks of what a project says of itself: files of variables, the model, ports, Compose files.
@NullMarked
package dev.vox.validate.check.config;

import org.jspecify.annotations.NullMarked;
