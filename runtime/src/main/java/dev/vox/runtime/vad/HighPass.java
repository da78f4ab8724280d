package dev.vox.runtime.vad;

/// Takes away what lies below speech: a Butterworth filter of second order at 90 Hz (R. Bristow-Johnson, "Cookbook formulae for
/// audio equalizer biquad filter coefficients").
final class HighPass {
    private static final double OMEGA = 2 * Math.PI * 90 / VoiceDetector.SAMPLE_RATE;
    private static final double ALPHA = Math.sin(OMEGA) / Math.sqrt(2);
    private static final float B0 = (float) ((1 + Math.cos(OMEGA)) / 2 / (1 + ALPHA));
    private static final float A1 = (float) (-2 * Math.cos(OMEGA) / (1 + ALPHA));
    private static final float A2 = (float) ((1 - ALPHA) / (1 + ALPHA));

    private float first;
    private float second;

    /// Filters the next samples.
    void filter(short[] samples, float[] filtered) {
        float one = first;
        float two = second;
        for (int i = 0; i < samples.length; i++) {
            float in = B0 * samples[i];
            float out = in + one;
            one = -2 * in - A1 * out + two;
            two = in - A2 * out;
            filtered[i] = out;
        }
        first = one;
        second = two;
    }
}
