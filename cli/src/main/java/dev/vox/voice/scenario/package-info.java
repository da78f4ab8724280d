/// Conversations by a file: what the user says and when, what must come of it, and what is measured of it.
@NullMarked
package dev.vox.voice.scenario;

import org.jspecify.annotations.NullMarked;
