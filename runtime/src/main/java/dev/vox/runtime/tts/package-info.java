/// The port of speech synthesis: what an engine offers and how it speaks.
@NullMarked
package dev.vox.runtime.tts;

import org.jspecify.annotations.NullMarked;
