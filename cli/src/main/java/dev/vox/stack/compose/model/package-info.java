/// A Compose project as its files and the environment describe it.
@NullMarked
package dev.vox.stack.compose.model;

import org.jspecify.annotations.NullMarked;
