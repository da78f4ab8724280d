package dev.vox.voice.scenario;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.voice.NetworkFaults;
import dev.vox.voice.sound.Echo;
import dev.vox.voice.sound.Noise;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes a scenario of a file, and notes every mistake instead of stopping at the first.
///
/// What the keys mean: `docs/reference/scenarios.md`. Their schema: `docs/reference/scenario.schema.json`.
public final class ScenarioReader {
    private static final List<String> NOISES = noises();
    private static final String ECHO = "echo";
    private static final long MOST_REPEATS = 1000;
    private static final Duration LONGEST_SETTLE = Duration.ofSeconds(10);
    private static final double USUAL_LEVEL = -10;

    private final Mistakes mistakes = new Mistakes();
    private final Path folder;

    private ScenarioReader(Path folder) {
        this.folder = folder;
    }

    private static List<String> noises() {
        List<String> names = new ArrayList<>(Noise.names());
        names.add(ECHO);
        return List.copyOf(names);
    }

    /// Reads a scenario.
    ///
    /// @param source what the text is called in messages: the file
    /// @param folder where the WAV files that it names are
    /// @throws InvalidConfiguration with every mistake, each with line and column
    public static Scenario read(String source, String text, Path folder) {
        ScenarioReader reader = new ScenarioReader(folder);
        Optional<Scenario> scenario;
        try (YamlReader root = YamlReader.of(Yaml.parse(source, text), reader.mistakes)) {
            scenario = reader.scenario(root);
        }
        reader.mistakes.check();
        return scenario.orElseThrow();
    }

    private Optional<Scenario> scenario(YamlReader root) {
        root.require("name");
        root.require("turns");
        String name = root.text("name").orElse("");
        String description = root.text("description").orElse("");
        long seed = root.whole("seed", 0, Long.MAX_VALUE).orElse(1L);
        int repeat = root.whole("repeat", 1, MOST_REPEATS).orElse(1L).intValue();
        int sampleRate = user(root);
        List<Surrounding> surroundings = surroundings(root);
        NetworkFaults network = network(root, seed);
        List<Turn> turns = turns(root);
        Duration settle = settle(root);
        return turns.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Scenario(
                                name,
                                description,
                                sampleRate,
                                surroundings,
                                network,
                                repeat,
                                seed,
                                turns,
                                settle));
    }

    private static Duration settle(YamlReader root) {
        Duration settle = length(root, "settle").orElse(Scenario.USUAL_SETTLE);
        if (settle.compareTo(LONGEST_SETTLE) > 0) {
            root.mistake("settle", "must be at most 10s, not " + Quantities.shown(settle));
        }
        return settle;
    }

    private static int user(YamlReader root) {
        try (YamlReader user = root.section("user")) {
            return Integer.parseInt(
                    user.oneOf("sample_rate", List.of("48000", "16000")).orElse("48000"));
        }
    }

    /// Reads the key `noise`: what is heard besides the user.
    public static List<Surrounding> surroundings(YamlReader root) {
        List<Surrounding> surroundings = new ArrayList<>();
        for (YamlReader item : root.sections("noise")) {
            try (item) {
                item.require("kind");
                item.oneOf("kind", NOISES).ifPresent(kind -> surroundings.add(noise(item, kind)));
                item.text("level");
                item.text("delay");
            }
        }
        return surroundings;
    }

    private static Surrounding noise(YamlReader item, String kind) {
        Optional<Double> level = level(item, "level");
        Optional<Noise> noise = Noise.named(kind);
        if (noise.isPresent()) {
            if (item.text("delay").isPresent()) {
                item.mistake("delay", "is for an echo");
            }
            return new Surrounding.Noisy(noise.get(), level.orElse(USUAL_LEVEL));
        }
        Duration delay = length(item, "delay").orElse(Echo.DELAY);
        if (delay.toMillis() < 20 || delay.toMillis() > 900) {
            item.mistake("delay", "must be from 20ms to 900ms, not " + Quantities.shown(delay));
            delay = Echo.DELAY;
        }
        return new Surrounding.Echoing(level.orElse(Echo.LEVEL_DB), delay);
    }

    /// Reads the key `network`: what it does to the audio.
    public static NetworkFaults network(YamlReader root, long seed) {
        try (YamlReader network = root.section("network")) {
            double loss =
                    quantity(network, "loss", "a share such as 3% or 0.03", Quantities::share)
                            .orElse(0.0);
            Duration jitter = length(network, "jitter").orElse(Duration.ZERO);
            return new NetworkFaults(loss, jitter, seed);
        }
    }

    private List<Turn> turns(YamlReader root) {
        List<Turn> turns = new ArrayList<>();
        for (YamlReader item : root.sections("turns")) {
            try (item) {
                new TurnReader(item, folder, turns.isEmpty()).turn().ifPresent(turns::add);
            }
        }
        if (turns.isEmpty() && mistakes.all().isEmpty()) {
            root.mistake("turns", "must have a turn");
        }
        return turns;
    }

    static Optional<Duration> length(YamlReader reader, String key) {
        return quantity(reader, key, "a length of time such as 350ms or 1.5s", Quantities::length);
    }

    static Optional<Double> level(YamlReader reader, String key) {
        return quantity(reader, key, "a level such as -10dB", Quantities::decibels);
    }

    static <T> Optional<T> quantity(
            YamlReader reader, String key, String wanted, Function<String, Optional<T>> form) {
        Optional<String> text = reader.text(key);
        Optional<T> value = text.flatMap(form);
        if (text.isPresent() && value.isEmpty()) {
            reader.mistake(key, "must be %s, not '%s'".formatted(wanted, text.get()));
        }
        return value;
    }
}
