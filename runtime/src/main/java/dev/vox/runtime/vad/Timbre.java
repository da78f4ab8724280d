package dev.vox.runtime.vad;

/// Tells by how a frame sounds whether it can be speech, however loud it is.
///
/// Speech has its energy in several bands, over the noise in each of them, and changes from frame to frame. A click has it within a
/// few milliseconds and then dies away; a tone or the mains' hum repeats itself exactly.
final class Timbre {
    /// What a band must have over its noise to count, in dB.
    private static final float OVER_NOISE = 6;

    /// How far below the loudest band one still counts, in dB.
    private static final float UNDER_LOUDEST = 30;

    /// What no band of speech lies below, in dBFS.
    private static final float LEAST = -85;

    /// Bands that speech takes, and how many of them above voicing.
    private static final int LEAST_BANDS = 5;

    private static final int LEAST_ABOVE = 2;

    /// Bands of voicing alone: what begins a b, d, g or w.
    private static final int LEAST_VOICED = 3;

    /// A mean change of the loud bands below this, in dB a frame, is no voice's.
    private static final float STEADY = 0.6f;

    /// How far below the loudest band its change still counts, in dB.
    private static final float LOUD = 20;

    private static final int PARTS = 8;
    private static final int PART = VoiceDetector.FRAME_SAMPLES / PARTS;

    /// The part of a frame's energy that a click has within 5 ms.
    private static final double CLICK = 0.8;

    /// A click's tail falls by at least this, in dB a frame.
    private static final float FALL = 3;

    /// How fast the noise of a band is followed upwards, in dB a frame.
    private static final float FLOOR_RISE = 0.4f;

    private final BandFloors floors = new BandFloors(FLOOR_RISE);
    private final Mains mains = new Mains();
    private float[] before = new float[Spectrum.BANDS];
    private float[] now = new float[Spectrum.BANDS];
    private float loudest;
    private float levelBefore = Spectrum.SILENT;
    private boolean dying;
    private int steadyFrames;

    /// Takes the next frame.
    ///
    /// @param samples 320 samples without what lies below speech
    /// @param level of them, in dBFS
    /// @param bands their levels, in dBFS
    /// @return what it can be
    Sounding judge(float[] samples, float level, float[] bands) {
        float[] oldest = before;
        before = now;
        now = oldest;
        System.arraycopy(bands, 0, now, 0, now.length);
        loudest = loudest();
        mains.hear(samples);
        boolean spread = isSpread();
        boolean steady = isSteady();
        boolean tail = dying && level < levelBefore - FALL;
        boolean click = isClick(samples);
        dying = click || tail;
        floors.hear(now);
        levelBefore = level;
        if (click && !tail) {
            return Sounding.CLICK;
        }
        return spread && !steady && !dying ? Sounding.SPEECH : Sounding.OTHER;
    }

    private float loudest() {
        float most = Spectrum.SILENT;
        for (float level : now) {
            most = Math.max(most, level);
        }
        return most;
    }

    private boolean isSpread() {
        int voiced = 0;
        int above = 0;
        for (int band = 0; band < now.length; band++) {
            if (counts(band)) {
                if (band < Spectrum.FIRST_ABOVE_VOICING) {
                    voiced++;
                } else {
                    above++;
                }
            }
        }
        return (voiced + above >= LEAST_BANDS && above >= LEAST_ABOVE)
                || (voiced >= LEAST_VOICED && !mains.isHeard());
    }

    private boolean counts(int band) {
        return now[band] > floors.level(band) + OVER_NOISE
                && now[band] > loudest - UNDER_LOUDEST
                && now[band] > LEAST;
    }

    private boolean isSteady() {
        float change = 0;
        int loud = 0;
        for (int band = 0; band < now.length; band++) {
            if (now[band] > loudest - LOUD) {
                change += Math.abs(now[band] - before[band]);
                loud++;
            }
        }
        steadyFrames = change < STEADY * loud ? steadyFrames + 1 : 0;
        return steadyFrames > 0;
    }

    private static boolean isClick(float[] samples) {
        double whole = 0;
        double most = 0;
        double last = 0;
        for (int part = 0; part < PARTS; part++) {
            double energy = 0;
            for (int i = part * PART; i < (part + 1) * PART; i++) {
                energy += samples[i] * samples[i];
            }
            whole += energy;
            most = Math.max(most, last + energy);
            last = energy;
        }
        return most > CLICK * whole;
    }
}
