/// The TTS models a project can choose from, the choice among them, and the layers of variables that follow from it.
@NullMarked
package dev.vox.profile;

import org.jspecify.annotations.NullMarked;
