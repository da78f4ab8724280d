package dev.vox.runtime.vad;

/// Knows the mains' hum by its period: 20 ms, or a sixtieth of a second.
final class Mains {
    private static final int FRAME = VoiceDetector.FRAME_SAMPLES;

    /// Samples of three periods of 60 Hz, which is a whole number.
    private static final int THREE_SIXTIETHS = 3 * VoiceDetector.SAMPLE_RATE / 60;

    /// Samples of one period of 50 Hz.
    private static final int ONE_FIFTIETH = VoiceDetector.SAMPLE_RATE / 50;

    /// How like itself a period before the hum is: the normalised correlation.
    private static final double LIKE = 0.97;

    private final float[] heard = new float[4 * FRAME];

    /// Takes the next frame.
    void hear(float[] samples) {
        System.arraycopy(heard, FRAME, heard, 0, heard.length - FRAME);
        System.arraycopy(samples, 0, heard, heard.length - FRAME, FRAME);
    }

    /// Whether the last frame is one that was heard a period before.
    boolean isHeard() {
        return repeats(ONE_FIFTIETH) || repeats(THREE_SIXTIETHS);
    }

    private boolean repeats(int lag) {
        float both = 0;
        float now = 0;
        float then = 0;
        for (int i = heard.length - FRAME; i < heard.length; i++) {
            both += heard[i] * heard[i - lag];
            now += heard[i] * heard[i];
            then += heard[i - lag] * heard[i - lag];
        }
        return both > 0 && (double) both * both > LIKE * LIKE * now * then;
    }
}
