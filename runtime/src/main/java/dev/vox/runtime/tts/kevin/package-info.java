/// The engine over FreeTTS and its voice kevin16. The only place that knows FreeTTS.
@NullMarked
package dev.vox.runtime.tts.kevin;

import org.jspecify.annotations.NullMarked;
