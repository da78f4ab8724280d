package dev.vox.bench.result;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/// How loud an utterance was, over its time.
///
/// @param labels as those of its series, in words; empty when there are none
/// @param step time from one level to the next
/// @param dbfs levels in dB of full scale, the silence of zeros at −100
@SuppressWarnings("ArrayRecordComponent") // a curve of hundreds of levels, compared by its elements
public record LevelCurve(String labels, Duration step, float[] dbfs) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LevelCurve(String otherLabels, Duration otherStep, float[] levels)
                && labels.equals(otherLabels)
                && step.equals(otherStep)
                && Arrays.equals(dbfs, levels);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(labels, step) + Arrays.hashCode(dbfs);
    }
}
