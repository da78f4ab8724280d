package dev.vox.cli.command.bench;

import dev.vox.bench.scenario.Overrides;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a command line says in place of a scenario's file.
final class OverrideOptions implements Declared {
    private static final String VOICE = "voice";

    private final Map<String, String> values = new LinkedHashMap<>();

    @Override
    public void declare(Arguments arguments) {
        arguments
                .option(String.class, "V", "--voice")
                .about("The voice to speak with; else the stack's own.")
                .to(given -> values.put(VOICE, given));
        for (String key : Overrides.NAMES) {
            arguments
                    .option(String.class, label(key), "--" + key)
                    .about(sentence(key))
                    .to(given -> values.put(key, given));
        }
    }

    private static String label(String key) {
        return switch (key) {
            case "sessions", "words" -> "N[,N…]";
            case "duration" -> "D";
            case "rate" -> "R";
            case "through" -> "DOOR";
            default -> "N";
        };
    }

    private static String sentence(String key) {
        return switch (key) {
            case "samples" -> "How many utterances, in place of the scenario's own.";
            case "sessions" -> "How many sessions at a time; a list where the scenario has one.";
            case "duration" -> "How long: 30s, 10m, 2h.";
            case "warmup" -> "How much is done before anything counts.";
            case "rate" -> "How many arrivals a second.";
            case "seed" -> "What everything random follows from.";
            case "words" -> "How long the texts are, in words.";
            case "through" -> "Through which door: worker or orchestrator.";
            default -> throw new IllegalArgumentException(key);
        };
    }

    /// The voice that was given; empty when none was.
    String voice() {
        return values.getOrDefault(VOICE, "");
    }

    /// What was given besides the voice, which is the target's.
    ///
    /// @throws UsageProblem when a value is empty
    Overrides overrides(String usage) {
        values.forEach((key, text) -> {
            if (text.isBlank()) {
                throw new UsageProblem("--%s is empty".formatted(key), null, usage);
            }
        });
        Map<String, String> parameters = new LinkedHashMap<>(values);
        parameters.remove(VOICE);
        return new Overrides(parameters);
    }
}
