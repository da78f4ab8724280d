/// What the agent says to what the user said: the port of dialogues.
@NullMarked
package dev.vox.runtime.dialogue;

import org.jspecify.annotations.NullMarked;
