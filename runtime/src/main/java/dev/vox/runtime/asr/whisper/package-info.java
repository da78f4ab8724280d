/// Whisper models in this process, by whisper.cpp.
@NullMarked
package dev.vox.runtime.asr.whisper;

import org.jspecify.annotations.NullMarked;
