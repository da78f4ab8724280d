package dev.vox.bench.result;

import java.time.Duration;

/// How loud an utterance was, over its time.
///
/// @param labels as those of its series, in words; empty when there are none
/// @param step time from one level to the next
/// @param dbfs levels in dB of full scale, the silence of zeros at −100
@SuppressWarnings("ArrayRecordComponent") // a curve; equality is never asked
public record LevelCurve(String labels, Duration step, float[] dbfs) {}
