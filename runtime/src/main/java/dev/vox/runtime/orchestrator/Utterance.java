package dev.vox.runtime.orchestrator;

import org.jspecify.annotations.Nullable;

/// A text that was accepted.
///
/// @param number which text of the session it is, from 1
/// @param turn the turn that it is a sentence of the answer to, or null for a text of the client's
record Utterance(int number, String text, @Nullable Turn turn) {}
