package dev.vox.runtime.tts;

/// One text to speak.
///
/// @param text may be empty or blank; engines that speak words then make no audio
public record SpeechRequest(String text) {}
