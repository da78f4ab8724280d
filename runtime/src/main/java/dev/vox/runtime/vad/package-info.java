/// Hearing that somebody speaks: frames in, the beginnings and ends of speech out.
@NullMarked
package dev.vox.runtime.vad;

import org.jspecify.annotations.NullMarked;
