@NullMarked
package dev.vox.stack.compose;

import org.jspecify.annotations.NullMarked;
