package dev.vox.embedded;

import dev.vox.yaml.YamlReader;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The sections of an orchestrator's file that this build checks and does not serve.
///
/// Nothing that is switched on is ignored in silence: each is warned of by its key.
final class UnservedSections {
    private static final int ANY = Integer.MAX_VALUE;
    private static final double MOST = Double.MAX_VALUE;
    private static final int LONGEST_BUFFER_SECONDS = 300;
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off");

    private final Map<String, String> variables;
    private final List<String> mistakes;
    private final List<String> warnings;

    /// @param mistakes takes variables that are wrong; the file's own go to its readers
    /// @param warnings takes what is switched on, and unknown keys
    UnservedSections(Map<String, String> variables, List<String> mistakes, List<String> warnings) {
        this.variables = variables;
        this.mistakes = mistakes;
        this.warnings = warnings;
    }

    void livekit(YamlReader livekit) {
        Optional<String> url = text(livekit, "url", "LIVEKIT_URL");
        List.of("api_key", "api_secret", "room_prefix").forEach(livekit::text);
        if (livekit.flag("enabled").orElse(false)) {
            warnings.add(
                    "transport.livekit.enabled is true"
                            + url.map(where -> " (" + where + ")").orElse("")
                            + ", but this build serves the WebSocket only");
        }
        warnings.addAll(livekit.unread());
    }

    void vad(YamlReader vad) {
        vad.whole("aggressiveness", 0, 3);
        vad.whole("sample_rate", 1, ANY);
        vad.whole("frame_duration_ms", 1, ANY);
        vad.whole("min_speech_duration_ms", 0, ANY);
        vad.whole("min_silence_duration_ms", 0, ANY);
        vad.flag("state_aware_gating");
        vad.number("speaking_threshold_multiplier", 1, 10);
        vad.number("listening_threshold_multiplier", 0.5, 5);
        vad.number("barged_in_threshold_multiplier", 1, 5);
        noiseGate(vad.section("noise_gate"));
        if (vad.flag("enabled").orElse(false)) {
            warnings.add(
                    "vad.enabled is true, but this build does not listen: barge-in comes from"
                            + " control messages only");
        }
        warnings.addAll(vad.unread());
    }

    private void noiseGate(YamlReader gate) {
        gate.flag("enabled");
        gate.whole("window_size", 1, ANY);
        gate.number("percentile", 0, 100);
        gate.number("threshold_multiplier", 0, MOST);
        gate.number("min_threshold", 0, MOST);
        gate.whole("update_interval_frames", 1, ANY);
        warnings.addAll(gate.unread());
    }

    void asr(YamlReader asr) {
        for (String key :
                List.of(
                        "adapter",
                        "model_size",
                        "language",
                        "device",
                        "compute_type",
                        "model_path")) {
            asr.text(key);
        }
        asr.number("buffer_max_duration_s", 1, LONGEST_BUFFER_SECONDS);
        checkBuffer(variables.getOrDefault("ASR_BUFFER_MAX_DURATION_S", ""));
        boolean enabled = asr.flag("enabled").orElse(false);
        Optional<Boolean> override = flag("ASR_ENABLED");
        if (override.orElse(enabled)) {
            warnings.add(
                    (override.isPresent() ? "ASR_ENABLED" : "asr.enabled")
                            + " is true, but this build does not recognise speech");
        }
        warnings.addAll(asr.unread());
    }

    private void checkBuffer(String text) {
        if (text.isBlank()) {
            return;
        }
        try {
            double seconds = Double.parseDouble(text);
            if (seconds >= 1 && seconds <= LONGEST_BUFFER_SECONDS) {
                return;
            }
        } catch (NumberFormatException e) {
            // said below, like a number out of range
        }
        wrong("ASR_BUFFER_MAX_DURATION_S", text, "must be from 1 to " + LONGEST_BUFFER_SECONDS);
    }

    private Optional<Boolean> flag(String variable) {
        String text = variables.getOrDefault(variable, "");
        String word = text.toLowerCase(Locale.ROOT);
        if (TRUE.contains(word) || FALSE.contains(word)) {
            return Optional.of(TRUE.contains(word));
        }
        if (!text.isBlank()) {
            wrong(variable, text, "must be true or false");
        }
        return Optional.empty();
    }

    private void wrong(String variable, String text, String problem) {
        mistakes.add("[environment] " + variable + "=" + text + ": " + problem);
    }

    private Optional<String> text(YamlReader section, String key, String variable) {
        Optional<String> written = section.text(key);
        String override = variables.getOrDefault(variable, "");
        return (override.isBlank() ? written : Optional.of(override))
                .filter(text -> !text.isBlank());
    }
}
