package dev.vox.voice;

import java.time.Duration;

/// How evenly the frames of a paced utterance came.
///
/// @param p95 95th percentile, by nearest rank, of |time between two frames − 20 ms|
/// @param max the largest of them
/// @param estimate the running estimate of RFC 3550, section 6.4.1, at the last frame
/// @param headStart frames at the beginning that came ahead of real time, up to 200 ms; the time between them is not jitter
public record FrameJitter(Duration p95, Duration max, Duration estimate, int headStart) {}
