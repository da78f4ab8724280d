package dev.vox.embedded;

import dev.vox.runtime.vad.VadSettings;
import dev.vox.runtime.vad.VadSettings.NoiseGate;
import dev.vox.runtime.vad.VoiceDetector;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.List;

/// The section `vad` of an orchestrator's file.
final class VadSection {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final int FRAME_MILLIS =
            1000 * VoiceDetector.FRAME_SAMPLES / VoiceDetector.SAMPLE_RATE;

    private VadSection() {}

    /// Reads it; what it does not say is as [VadSettings#DEFAULTS] has it.
    ///
    /// @param warnings takes what has no effect, and unknown keys
    static VadSettings read(YamlReader vad, List<String> warnings) {
        VadSettings defaults = VadSettings.DEFAULTS;
        VadSettings settings =
                new VadSettings(
                        vad.flag("enabled").orElse(defaults.enabled()),
                        whole(vad, "aggressiveness", 0, 3, defaults.aggressiveness()),
                        millis(vad, "min_speech_duration_ms", 20, 2000, defaults.minSpeech()),
                        millis(vad, "min_silence_duration_ms", 40, 5000, defaults.minSilence()),
                        vad.flag("state_aware_gating").orElse(defaults.stateAware()),
                        number(vad, "listening_threshold_multiplier", 0.5, 5, defaults.listening()),
                        number(vad, "speaking_threshold_multiplier", 1, 10, defaults.speaking()),
                        number(vad, "barged_in_threshold_multiplier", 1, 5, defaults.bargedIn()),
                        gate(vad.section("noise_gate"), warnings));
        fixed(vad, "sample_rate", VoiceDetector.SAMPLE_RATE, warnings);
        fixed(vad, "frame_duration_ms", FRAME_MILLIS, warnings);
        warnings.addAll(vad.unread());
        return settings;
    }

    private static NoiseGate gate(YamlReader gate, List<String> warnings) {
        NoiseGate defaults = NoiseGate.DEFAULTS;
        NoiseGate settings =
                new NoiseGate(
                        gate.flag("enabled").orElse(defaults.enabled()),
                        whole(gate, "window_size", 10, 1000, defaults.windowSize()),
                        percentile(gate, defaults.percentile()),
                        number(gate, "threshold_multiplier", 1, 10, defaults.thresholdMultiplier()),
                        number(gate, "min_threshold", 0, Short.MAX_VALUE, defaults.minThreshold()),
                        whole(gate, "update_interval_frames", 1, 100, defaults.updateInterval()));
        warnings.addAll(gate.unread());
        return settings;
    }

    /// Deployments write it as a fraction as well.
    private static double percentile(YamlReader gate, double usual) {
        double written = number(gate, "percentile", 0, 100, usual);
        return written <= 1 ? written * 100 : written;
    }

    /// What this detector cannot be told: a client's audio is brought to it, whatever its rate.
    private static void fixed(YamlReader vad, String key, long only, List<String> warnings) {
        vad.whole(key, 1, Integer.MAX_VALUE)
                .filter(written -> written != only)
                .ifPresent(written ->
                        warnings.add(
                                "vad.%s is %d, but this build detects speech at %d"
                                        .formatted(key, written, only)));
    }

    private static int whole(YamlReader section, String key, int least, int most, int usual) {
        return section.whole(key, least, most).map(Math::toIntExact).orElse(usual);
    }

    private static double number(
            YamlReader section, String key, double least, double most, double usual) {
        return section.number(key, least, most).orElse(usual);
    }

    private static Duration millis(
            YamlReader section, String key, int least, int most, Duration usual) {
        return section.duration(key, MILLISECOND, Duration.ofMillis(least), Duration.ofMillis(most))
                .orElse(usual);
    }
}
