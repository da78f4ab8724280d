package dev.vox.bench.result;

/// Why figures of some utterances are not used.
///
/// @param reason a phrase: `events and audio disagree about first_audible by more than a frame`
/// @param count of such utterances or sessions
public record Flaw(String reason, long count) {}
