package dev.vox.runtime.vad;

import java.util.Optional;

/// One frame, as it was heard.
///
/// @param number of the frame, from 0; it begins number × 20 ms after the client's first
/// @param samples 320 samples at 16 kHz, mono: what a recogniser takes; the caller's to keep
/// @param echo whether the frame was taken for our own voice and so for silence
/// @param boundary where speech began or ended, when this frame decided it
@SuppressWarnings("ArrayRecordComponent") // the samples of a frame; equality is never asked
public record Heard(
        long number, short[] samples, boolean echo, Optional<SpeechBoundary> boundary) {}
