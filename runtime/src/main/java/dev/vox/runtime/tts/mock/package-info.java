/// The mock engine: a 440 Hz sine, deterministic to the byte.
@NullMarked
package dev.vox.runtime.tts.mock;

import org.jspecify.annotations.NullMarked;
