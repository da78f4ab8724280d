/// PCM at the wire: frames, resampling, WAV and levels. Immutable values; no I/O but WAV.
@NullMarked
package dev.vox.runtime.audio;

import org.jspecify.annotations.NullMarked;
