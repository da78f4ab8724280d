/// The conversation's state machine: a pure function from state and event to state and effects.
@NullMarked
package dev.vox.runtime.session;

import org.jspecify.annotations.NullMarked;
