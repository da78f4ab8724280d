/// Answers by a script: patterns of what is said, and replies.
@NullMarked
package dev.vox.runtime.dialogue.scripted;

import org.jspecify.annotations.NullMarked;
