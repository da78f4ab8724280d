/// Values held against what is expected of them, and paths into them; phases and contracts share it.
@NullMarked
package dev.vox.expect;

import org.jspecify.annotations.NullMarked;
