/// The voice packs of a project and its user: finding, checking and installing Piper's voices.
@NullMarked
package dev.vox.voicepack;

import org.jspecify.annotations.NullMarked;
