package dev.vox.runtime.vad;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The way from the client's loudspeaker to its microphone: how late and how loud our voice comes back, learned by listening.
///
/// Two things explain a frame. Its spectrum has the shape of what was played, at the delay at which it had so before: this finds the
/// way, and needs no knowledge of it. Or, once the way is known, hardly a band of it is louder than what was played then would be.
/// A voice on top of ours fails both, since it has energy where ours has none.
final class EchoPath {
    /// The first delay that is tried is before the sound, since the clocks are guessed; in slots of 5 ms.
    private static final int FIRST_DELAY = -8;

    private static final int DELAYS = 136;

    /// What a band must have over the noise to count, and one of them for the frame to be evidence, in dB.
    private static final float OVER_NOISE = 9;

    private static final float EVIDENT = 12;
    private static final float NOISE_RISE = 0.1f;

    /// How far below the loudest band one still counts, in dB, and what none lies below, in dBFS.
    private static final float UNDER_LOUDEST = 35;

    private static final float LEAST = -85;

    /// Bands that a frame needs to be explained, and to be evidence.
    private static final int LEAST_BANDS = 3;

    private static final int EVIDENT_BANDS = 6;

    /// Our voice comes back weaker than it was sent by at least this, in dB: what is louder is somebody else.
    private static final float MOST_GAIN = -5;

    /// The most that two spectra differ, in dB a band: the mean between voices that have nothing to do with each other is near.
    private static final float MISMATCH = 10;

    /// How much of a change of the gain counts as a difference between spectra.
    private static final float LEVEL_WEIGHT = 0.3f;

    /// How alike a frame must be while the way is not known, and when it is; and how alike frames were lately. In dB a band.
    private static final float ALIKE_AT_FIRST = 3;

    private static final float LATELY_ALIKE_AT_FIRST = 3.5f;

    private static final float ALIKE = 3.5f;
    private static final float LATELY_ALIKE = 5;
    private static final float LATELY_UNLIKE = 8;

    /// Frames that must have been compared while the way is not known; and when our voice went unheard for half a second before,
    /// so that there may be none, as with a headset.
    private static final int FEW_COMPARED = 2;

    private static final int MANY_COMPARED = 12;
    private static final int UNHEARD = 25;

    /// While the way is not known: how alike frames were lately that may be ours, in dB a band, and of how many compared.
    private static final float LATELY_SUSPECT = 5;

    private static final int FEW_TO_SUSPECT = 3;
    private static final int MANY_TO_SUSPECT = 25;

    /// From how many frames that were explained on a shift counts, and how far it goes, in slots.
    private static final float SEEN = 2;

    private static final int MOST_SHIFT = 12;

    /// Of the delays, how many are loud when our voice must be heard if it ever is.
    private static final int MOST_DELAYS = 90;

    /// A delay is left for another that is better by this, in dB a band.
    private static final float BETTER = 0.3f;

    /// What one frame changes of what is known: likeness, gain, and coupling.
    private static final float SCORE_RATE = 0.15f;

    private static final float GAIN_RATE = 0.2f;
    private static final float COUPLING_RATE = 0.15f;

    /// Frames that were explained by their shape, less a tenth of those that were not: from when on the way counts as known, as
    /// well known, and as known for good.
    private static final float KNOWN = 10;

    private static final float WELL_KNOWN = 10;
    private static final float MOST_KNOWN = 50;
    private static final float FORGOTTEN = 0.1f;

    /// How much louder than expected a band may be, in dB, and how many bands louder than that.
    private static final float MARGIN = 6;

    private static final int FEW_BANDS = 2;
    private static final float FEW_OF_ALL = 0.15f;

    private final BandFloors floors = new BandFloors(NOISE_RISE);
    private final int[] counting = new int[Spectrum.BANDS];
    private final float[] difference = new float[Spectrum.BANDS];
    private final float[] distance = new float[DELAYS];
    private final float[] score = new float[DELAYS];
    private final float[] gain = new float[DELAYS];
    private final float[] coupling = new float[Spectrum.BANDS];
    private int bands;
    private boolean evident;
    private int compared;
    private int unheard;
    private int delay = -1;
    private float known;

    EchoPath() {
        Arrays.fill(score, MISMATCH);
    }

    /// Whether what was played explains a frame.
    ///
    /// @param heard the levels of its bands, in dBFS
    /// @param slot at which it began, were the way no delay
    boolean explains(float[] heard, PlayedVoice played, long slot) {
        findBands(heard);
        floors.hear(heard);
        if (!evident && known == 0 && isPlayedThroughout(played, slot)) {
            unheard++;
        }
        if (bands < LEAST_BANDS) {
            return false;
        }
        boolean alike = evident && compare(heard, played, slot) && isAlike();
        if (alike) {
            learn(heard, played.at(slot - delay - FIRST_DELAY));
        }
        return alike
                || isSuspect()
                || isShifted()
                || (known >= KNOWN && isExpected(heard, played, slot));
    }

    /// Whether a frame is like what was played somewhat before or after what was due: the client ran out of frames, and plays all
    /// that follows later. A frame of somebody else's is hardly ever like any of them.
    private boolean isShifted() {
        if (!evident || known < SEEN || delay < 0) {
            return false;
        }
        int last = Math.min(DELAYS - 1, delay + MOST_SHIFT);
        for (int i = Math.max(0, delay - MOST_SHIFT); i <= last; i++) {
            if (distance[i] < ALIKE) {
                return true;
            }
        }
        return false;
    }

    /// Whether a frame may be the beginning of our voice, of which too little came back to know. Somebody else's is taken for ours
    /// by this for a few frames, and only until our voice went unheard for a while.
    private boolean isSuspect() {
        return evident
                && known < KNOWN
                && unheard < UNHEARD
                && compared >= FEW_TO_SUSPECT
                && compared <= MANY_TO_SUSPECT
                && score[delay] < LATELY_SUSPECT
                && gain[delay] < 0;
    }

    private static boolean isPlayedThroughout(PlayedVoice played, long slot) {
        int loud = 0;
        for (int i = 0; i < DELAYS; i++) {
            loud += played.isSounding(slot - i - FIRST_DELAY) ? 1 : 0;
        }
        return loud >= MOST_DELAYS;
    }

    private void findBands(float[] heard) {
        float loudest = Spectrum.SILENT;
        for (float level : heard) {
            loudest = Math.max(loudest, level);
        }
        float least = Math.max(LEAST, loudest - UNDER_LOUDEST);
        bands = 0;
        boolean clear = false;
        for (int band = 0; band < heard.length; band++) {
            float overNoise = heard[band] - floors.level(band);
            if (overNoise > OVER_NOISE && heard[band] > least) {
                counting[bands++] = band;
                clear |= overNoise > EVIDENT;
            }
        }
        evident = clear && bands >= EVIDENT_BANDS;
    }

    /// Holds a frame against what was played at each delay; false when nothing was.
    private boolean compare(float[] heard, PlayedVoice played, long slot) {
        boolean anything = false;
        for (int i = 0; i < DELAYS; i++) {
            long then = slot - i - FIRST_DELAY;
            boolean loud = played.isLoud(then);
            float[] reference = loud ? played.at(then) : null;
            distance[i] = reference != null ? distance(heard, reference, i) : MISMATCH;
            anything |= loud;
        }
        if (!anything) {
            return false;
        }
        compared++;
        float rate = Math.max(SCORE_RATE, 1f / compared);
        for (int i = 0; i < DELAYS; i++) {
            score[i] += (distance[i] - score[i]) * rate;
        }
        choose();
        return true;
    }

    private float distance(float[] heard, float[] reference, int at) {
        float sum = 0;
        for (int i = 0; i < bands; i++) {
            int band = counting[i];
            difference[i] = heard[band] - reference[band];
            sum += difference[i];
        }
        float mean = sum / bands;
        float unlike = 0;
        for (int i = 0; i < bands; i++) {
            unlike += Math.min(MISMATCH, Math.abs(difference[i] - mean));
        }
        gain[at] += (mean - gain[at]) * Math.max(GAIN_RATE, 1f / (compared + 1));
        float change = compared < 3 ? 0 : Math.min(MISMATCH, Math.abs(mean - gain[at]));
        return unlike / bands + LEVEL_WEIGHT * change;
    }

    private void choose() {
        int choice = Math.max(delay, 0);
        for (int i = 0; i < DELAYS; i++) {
            boolean good = delay < 0 || score[i] < LATELY_ALIKE;
            if (good && score[i] < score[choice] - (choice == delay ? BETTER : 0)) {
                choice = i;
            }
        }
        delay = choice;
    }

    private boolean isAlike() {
        float nearest =
                Math.min(
                        distance[delay],
                        Math.min(
                                distance[Math.max(0, delay - 1)],
                                distance[Math.min(DELAYS - 1, delay + 1)]));
        if (score[delay] > LATELY_UNLIKE) {
            known = Math.max(0, known - FORGOTTEN);
        }
        boolean alike =
                known >= WELL_KNOWN
                        ? nearest < ALIKE && score[delay] < LATELY_ALIKE
                        : nearest < ALIKE_AT_FIRST
                                && score[delay] < LATELY_ALIKE_AT_FIRST
                                && compared >= (unheard < UNHEARD ? FEW_COMPARED : MANY_COMPARED);
        return alike && gain[delay] < MOST_GAIN;
    }

    private void learn(float[] heard, float @Nullable [] reference) {
        if (reference == null) {
            return;
        }
        if (known == 0) {
            Arrays.fill(coupling, gain[delay]);
        }
        for (int i = 0; i < bands; i++) {
            int band = counting[i];
            float now = heard[band] - reference[band];
            coupling[band] += COUPLING_RATE * (now - coupling[band]);
        }
        unheard = 0;
        known = Math.min(MOST_KNOWN, known + 1);
    }

    private boolean isExpected(float[] heard, PlayedVoice played, long slot) {
        int louder = 0;
        for (int i = 0; i < bands; i++) {
            int band = counting[i];
            if (heard[band] > expected(played, slot, band) + MARGIN) {
                louder++;
            }
        }
        return louder <= Math.max(FEW_BANDS, FEW_OF_ALL * bands);
    }

    /// How loud a band of our own voice would be, in dBFS; the delay is known to 10 ms.
    private float expected(PlayedVoice played, long slot, int band) {
        float most = Spectrum.SILENT;
        for (int i = delay - 2; i <= delay + 2; i++) {
            float[] reference = played.at(slot - i - FIRST_DELAY);
            if (reference != null) {
                most = Math.max(most, reference[band]);
            }
        }
        return most + coupling[band];
    }
}
