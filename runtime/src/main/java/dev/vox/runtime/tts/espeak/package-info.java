/// The engine over libespeak-ng, and the phonemes that other engines have from it. The only place that knows the library.
@NullMarked
package dev.vox.runtime.tts.espeak;

import org.jspecify.annotations.NullMarked;
