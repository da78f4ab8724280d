package dev.vox.voice;

/// A text to be spoken, and where its audio goes.
///
/// @param voice what the voice is called in the report: the one asked for, else the stack's own
/// @param play whether the machine's player plays it while it comes
public record SayRequest(
        SessionOptions session, String voice, SpokenText text, AudioOutput output, boolean play) {}
