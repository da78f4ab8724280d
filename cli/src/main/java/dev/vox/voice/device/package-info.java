/// The machine's microphone and speaker.
@NullMarked
package dev.vox.voice.device;

import org.jspecify.annotations.NullMarked;
