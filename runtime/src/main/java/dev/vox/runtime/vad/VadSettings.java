package dev.vox.runtime.vad;

import java.time.Duration;

/// The section `vad` of an orchestrator's configuration.
///
/// @param enabled whether the agent listens at all
/// @param aggressiveness 0–3: how much more than the noise speech must have; 3 takes the least for speech
/// @param minSpeech how long speech must last to count, 20–2000 ms
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
    /// Speech of 80 ms, silence of 500 ms.
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

    /// The section `vad.noise_gate`.
    ///
    /// @param enabled whether the floor adapts; else it stays at the least threshold
    /// @param windowSize frames over which the floor is taken, 10–1000
    /// @param percentile of their energies that is the floor, 0–100
    /// @param thresholdMultiplier speech has at least this many times the floor's amplitude, 1–10
    /// @param minThreshold the least amplitude (root mean square, 0–32767) that can be speech
    /// @param updateInterval frames between two updates of the floor, 1–100
    public record NoiseGate(
            boolean enabled,
            int windowSize,
            double percentile,
            double thresholdMultiplier,
            double minThreshold,
            int updateInterval) {
        /// Two seconds' 15th percentile, doubled.
        public static final NoiseGate DEFAULTS = new NoiseGate(true, 100, 15, 2.0, 25, 5);
    }
}
