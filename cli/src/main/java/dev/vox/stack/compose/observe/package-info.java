/// What a container engine is asked for, and its answers as values.
@NullMarked
package dev.vox.stack.compose.observe;

import org.jspecify.annotations.NullMarked;
