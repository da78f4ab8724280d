package dev.vox.runtime.orchestrator.hearing;

/// A place in the client's own audio, and where it was decided; both in ms from the beginning of its first frame.
///
/// @param atMillis the beginning of the first frame with speech, or the end of the last one
/// @param decidedAtMillis the end of the frame that decided it
public record SpeechMark(long atMillis, long decidedAtMillis) {}
