/// Finds the Compose files of a project and reads them.
@NullMarked
package dev.vox.stack.compose.model.read;

import org.jspecify.annotations.NullMarked;
