package dev.vox.runtime.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class VadSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "4, 80, 500, 1, 2, 1.2, 'vad.aggressiveness is 4, must be 0–3'",
        "-1, 80, 500, 1, 2, 1.2, 'vad.aggressiveness is -1, must be 0–3'",
        "2, 10, 500, 1, 2, 1.2, 'vad.min_speech_duration_ms is 10, must be 20–2000'",
        "2, 80, 39, 1, 2, 1.2, 'vad.min_silence_duration_ms is 39, must be 40–5000'",
        "2, 80, 500, 0.4, 2, 1.2," + " 'vad.listening_threshold_multiplier is 0.4, must be 0.5–5'",
        "2, 80, 500, 1, 10.5, 1.2," + " 'vad.speaking_threshold_multiplier is 10.5, must be 1–10'",
        "2, 80, 500, 1, NaN, 1.2," + " 'vad.speaking_threshold_multiplier is NaN, must be 1–10'",
        "2, 80, 500, 1, 2, 5.1, 'vad.barged_in_threshold_multiplier is 5.1, must be 1–5'",
    })
    void namesTheKeyAndItsRange(
            int aggressiveness,
            int speech,
            int silence,
            double listening,
            double speaking,
            double bargedIn,
            String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new VadSettings(
                                true,
                                aggressiveness,
                                Duration.ofMillis(speech),
                                Duration.ofMillis(silence),
                                true,
                                listening,
                                speaking,
                                bargedIn,
                                VadSettings.NoiseGate.DEFAULTS))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "9, 15, 2, 25, 5, 'vad.noise_gate.window_size is 9, must be 10–1000'",
        "100, 101, 2, 25, 5, 'vad.noise_gate.percentile is 101, must be 0–100'",
        "100, 15, 0.5, 25, 5, 'vad.noise_gate.threshold_multiplier is 0.5, must be 1–10'",
        "100, 15, 2, -1, 5, 'vad.noise_gate.min_threshold is -1, must be 0–32767'",
        "100, 15, 2, 25, 0, 'vad.noise_gate.update_interval_frames is 0, must be 1–100'",
    })
    void namesTheKeyOfTheNoiseGateAndItsRange(
            int window,
            double percentile,
            double multiplier,
            double least,
            int interval,
            String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new VadSettings.NoiseGate(
                                true, window, percentile, multiplier, least, interval))
                .withMessage(message);
    }

    @Test
    void theEdgesOfTheNoiseGatesRangesWork() {
        for (VadSettings.NoiseGate gate :
                new VadSettings.NoiseGate[] {
                    new VadSettings.NoiseGate(true, 10, 0, 1, 1, 1),
                    new VadSettings.NoiseGate(true, 1000, 100, 10, 32_767, 100),
                    new VadSettings.NoiseGate(false, 100, 15, 2, 25, 5)
                }) {
            NoiseFloor floor = new NoiseFloor(gate);
            for (int i = 0; i < 3000; i++) {
                floor.hear(i % 200);
            }
            assertThat(floor.amplitude()).isPositive();
        }
    }
}
