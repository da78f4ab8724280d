package dev.vox.runtime.orchestrator;

/// A text that was accepted.
///
/// @param number which text of the session it is, from 1
record Utterance(int number, String text) {}
