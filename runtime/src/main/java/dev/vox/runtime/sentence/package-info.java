/// Cutting running text into sentences, while it is still being written.
@NullMarked
package dev.vox.runtime.sentence;

import org.jspecify.annotations.NullMarked;
