package dev.vox.runtime.vad;

import java.time.Duration;

/// The section `vad` of an orchestrator's configuration.
///
/// @param enabled whether the agent listens at all
/// @param aggressiveness 0–3: how much more than the noise speech must have; 3 takes the least for speech
/// @param minSpeech how long speech must last to count, 20–2000 ms; frames of 20 ms, begun ones whole
/// @param minSilence how long silence must last to end an utterance, 40–5000 ms
/// @param stateAware whether the thresholds depend on what the session does
/// @param listening multiplies the energy threshold while listening, 0.5–5
/// @param speaking multiplies it while the agent speaks, 1–10
/// @param bargedIn multiplies it while the user breaks in, 1–5
/// @param gate how the noise floor is followed
public record VadSettings(
        boolean enabled,
        int aggressiveness,
        Duration minSpeech,
        Duration minSilence,
        boolean stateAware,
        double listening,
        double speaking,
        double bargedIn,
        NoiseGate gate) {
    /// Speech of 80 ms, silence of 500 ms: four frames decide, so that speech is known 80 ms and what is left of its first frame
    /// after its onset. Three would be 20 ms faster, and would take a click after a click for speech.
    public static final VadSettings DEFAULTS =
            new VadSettings(
                    true,
                    2,
                    Duration.ofMillis(80),
                    Duration.ofMillis(500),
                    true,
                    1.0,
                    2.0,
                    1.2,
                    NoiseGate.DEFAULTS);

    /// Checks each value against its range.
    ///
    /// @throws IllegalArgumentException naming the key of the configuration and its range
    public VadSettings {
        check("vad.aggressiveness", aggressiveness, 0, 3);
        check("vad.min_speech_duration_ms", (double) minSpeech.toMillis(), 20, 2000);
        check("vad.min_silence_duration_ms", (double) minSilence.toMillis(), 40, 5000);
        check("vad.listening_threshold_multiplier", listening, 0.5, 5);
        check("vad.speaking_threshold_multiplier", speaking, 1, 10);
        check("vad.barged_in_threshold_multiplier", bargedIn, 1, 5);
    }

    private static void check(String name, double value, double least, double most) {
        // Not a number is in no range.
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s, must be %s–%s"
                            .formatted(name, plain(value), plain(least), plain(most)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /// The section `vad.noise_gate`.
    ///
    /// @param enabled whether the floor adapts; else it stays at the least threshold
    /// @param windowSize frames over which the floor is taken, 10–1000
    /// @param percentile of their energies that is the floor, 0–100
    /// @param thresholdMultiplier speech has at least this many times the floor's amplitude, 1–10
    /// @param minThreshold the least amplitude (root mean square, 0–32767) that can be speech while listening
    /// @param updateInterval frames between two updates of the floor, 1–100
    public record NoiseGate(
            boolean enabled,
            int windowSize,
            double percentile,
            double thresholdMultiplier,
            double minThreshold,
            int updateInterval) {
        /// Two seconds' 15th percentile, doubled; in a silent room −62 dBFS, which weak beginnings such as that of "what" need.
        public static final NoiseGate DEFAULTS = new NoiseGate(true, 100, 15, 2.0, 25, 5);

        /// Checks each value against its range.
        ///
        /// @throws IllegalArgumentException naming the key of the configuration and its range
        public NoiseGate {
            check("vad.noise_gate.window_size", windowSize, 10, 1000);
            check("vad.noise_gate.percentile", percentile, 0, 100);
            check("vad.noise_gate.threshold_multiplier", thresholdMultiplier, 1, 10);
            check("vad.noise_gate.min_threshold", minThreshold, 0, 32_767);
            check("vad.noise_gate.update_interval_frames", updateInterval, 1, 100);
        }
    }
}
