/// Compose files as one tree: read, interpolated, extended, included and merged, by the rules of Compose.
@NullMarked
package dev.vox.stack.compose.model.tree;

import org.jspecify.annotations.NullMarked;
