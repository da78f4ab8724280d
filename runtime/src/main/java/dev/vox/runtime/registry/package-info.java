/// Which workers there are.
@NullMarked
package dev.vox.runtime.registry;

import org.jspecify.annotations.NullMarked;
