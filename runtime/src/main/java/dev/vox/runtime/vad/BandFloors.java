package dev.vox.runtime.vad;

import java.util.Arrays;

/// The level of the noise in each band: a low quantile of what was heard there, followed step by step.
///
/// A step down and a step up balance where as many frames lie below, one by the other (H. Robbins and S. Monro, "A stochastic
/// approximation method", 1951).
final class BandFloors {
    private static final float DOWN = 1.6f;

    private final float up;
    private final float[] levels = new float[Spectrum.BANDS];
    private boolean heard;

    /// Floors that rise so fast at most.
    ///
    /// @param up in dB a frame; 0.4 follows the lowest fifth
    BandFloors(float up) {
        this.up = up;
        Arrays.fill(levels, Spectrum.SILENT);
    }

    /// Takes the levels of one more frame, in dBFS. The first is taken as it is.
    void hear(float[] frame) {
        if (!heard) {
            heard = true;
            System.arraycopy(frame, 0, levels, 0, levels.length);
            return;
        }
        for (int band = 0; band < levels.length; band++) {
            float level = levels[band];
            levels[band] =
                    frame[band] > level
                            ? Math.min(frame[band], level + up)
                            : Math.max(frame[band], level - DOWN);
        }
    }

    /// The noise of a band, in dBFS.
    float level(int band) {
        return levels[band];
    }
}
