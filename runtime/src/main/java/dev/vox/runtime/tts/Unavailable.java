package dev.vox.runtime.tts;

/// Why an engine cannot speak on this machine.
///
/// @param reason a phrase: `libespeak-ng.so.1 is not installed`
/// @param remedy what to do about it, as a hint says it
public record Unavailable(String reason, String remedy) {}
