/// The sound of a user: speech from texts and files, and what a room and a line add to it. 48 kHz, mono, 20 ms at a time.
@NullMarked
package dev.vox.voice.sound;

import org.jspecify.annotations.NullMarked;
