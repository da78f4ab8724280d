package dev.vox.runtime.worker;

/// How busy a worker is at one moment.
///
/// @param sessions open sessions
/// @param utterances utterances under way
/// @param rtf time to synthesize over length of the audio, recent utterances; waiting for the client does not count; 0
///     before the first
public record WorkerActivity(int sessions, int utterances, double rtf) {}
