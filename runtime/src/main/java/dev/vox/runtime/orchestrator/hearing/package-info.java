/// The ear of a session: the client's frames in; the beginnings and ends of the user's speech and its words out.
@NullMarked
package dev.vox.runtime.orchestrator.hearing;

import org.jspecify.annotations.NullMarked;
