package dev.vox.profile;

import dev.vox.env.Definition;
import dev.vox.env.Origin;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Makes a profile of a document, and notes every mistake instead of stopping at the first.
///
/// What the keys mean: `docs/reference/profiles.md`. Their schema: `profiles/profile.schema.json`.
final class ProfileReader {
    /// The metrics of which more is worse; their definitions are those of every report.
    static final List<String> METRICS =
            List.of(
                    "first_frame",
                    "first_audible",
                    "leading_silence",
                    "total",
                    "rtf",
                    "frame_jitter",
                    "underruns",
                    "bargein_control",
                    "bargein_ear",
                    "bargein_speech",
                    "bargein_detect",
                    "false_bargeins",
                    "missed_bargeins",
                    "model_load",
                    "ready");

    static final List<String> STATISTICS = List.of("p50", "p90", "p95", "p99", "max");

    /// What the choice of a model sets.
    static final Set<String> CHOSEN = Set.of("ADAPTER_TYPE", "DEFAULT_MODEL", "DEFAULT_MODEL_ID");

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final long MOST_MB = 16L << 20;
    private static final double MOST = 1e9;

    private final Mistakes mistakes;
    private final Set<String> keys = new TreeSet<>();

    ProfileReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// The keys that a file may have, those of a section as `needs.gpu`; those that are the user's own are left out.
    static Set<String> keys() {
        Mapping nothing = new Mapping(new Place("", 1, 1), List.of());
        ProfileReader reader = new ProfileReader(new Mistakes());
        reader.read(nothing, new ProfileSource("", true));
        return reader.keys;
    }

    /// Reads a document after inheritance.
    ///
    /// @return of no meaning when a mistake was noted
    Profile read(Mapping document, ProfileSource source) {
        try (YamlReader root = YamlReader.of(document, mistakes)) {
            List.of("name", "family", "description", "device", "default_model")
                    .forEach(root::require);
            List<String> models = models(root);
            Profile profile =
                    new Profile(
                            word(root, "name"),
                            words(root, "aliases"),
                            word(root, "family"),
                            root.text("description").orElse(""),
                            device(root),
                            models.isEmpty() ? "" : models.getFirst(),
                            models,
                            env(document, root),
                            needs(root),
                            engine(root),
                            compose(document, root),
                            objectives(root),
                            root.text("licence").orElse(null),
                            root.text("extends").orElse(null),
                            source);
            requireAWayToRun(document);
            note("", root);
            return profile;
        }
    }

    /// Whether a profile may be called so.
    static boolean isWord(String name) {
        return WORD.matcher(name).matches();
    }

    private String word(YamlReader reader, String key) {
        String word = reader.text(key).orElse("");
        if (!word.isEmpty() && !WORD.matcher(word).matches()) {
            reader.mistake(
                    key, "must be lower-case letters, digits, '.', '_', '-', not '" + word + "'");
        }
        return word;
    }

    private List<String> words(YamlReader reader, String key) {
        List<String> words = reader.texts(key);
        words.stream()
                .filter(word -> !WORD.matcher(word).matches())
                .forEach(word -> reader.mistake(key, "holds '" + word + "', which is no word"));
        return words;
    }

    private List<String> models(YamlReader root) {
        Set<String> models = new LinkedHashSet<>();
        root.text("default_model").ifPresent(models::add);
        models.addAll(root.texts("models"));
        models.stream()
                .filter(model -> !MODEL.matcher(model).matches())
                .forEach(model ->
                        root.mistake(
                                root.texts("models").contains(model) ? "models" : "default_model",
                                "holds '" + model + "', which is no model id"));
        return List.copyOf(models);
    }

    private static Device device(YamlReader root) {
        List<String> devices =
                Arrays.stream(Device.values())
                        .map(device -> device.name().toLowerCase(Locale.ROOT))
                        .toList();
        return root.oneOf("device", devices)
                .map(word -> Device.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Device.CPU);
    }

    private List<Definition> env(Mapping document, YamlReader root) {
        List<Definition> env = new ArrayList<>();
        root.entries("env")
                .forEach((variable, text) -> {
                    Place place = place(document, variable);
                    check(variable, place);
                    Origin origin = ShippedProfiles.origin(place);
                    env.add(new Definition(variable, text, true, origin, false));
                });
        return env;
    }

    private void check(String variable, Place place) {
        if (!VARIABLE.matcher(variable).matches()) {
            mistakes.add(place, "'env." + variable + "' is no name of a variable");
        }
        if (CHOSEN.contains(variable)) {
            mistakes.add(
                    place,
                    "'env."
                            + variable
                            + "' follows from the profile; set 'family' and 'default_model'");
        }
    }

    private static Place place(Mapping document, String variable) {
        return YamlNode.find(document, "env") instanceof Mapping env
                ? env.entries().stream()
                        .filter(entry -> entry.key().equals(variable))
                        .map(Entry::place)
                        .findFirst()
                        .orElse(env.place())
                : document.place();
    }

    private Needs needs(YamlReader root) {
        try (YamlReader needs = root.section("needs")) {
            Optional<Long> vram = needs.whole("vram_mb", 1, MOST_MB);
            Needs read =
                    new Needs(
                            needs.flag("gpu").orElse(vram.isPresent()),
                            vram.orElse(null),
                            needs.whole("ram_mb", 1, MOST_MB).orElse(null),
                            needs.texts("voices"),
                            needs.text("api_key").orElse(null),
                            needs.text("command").orElse(null),
                            needs.text("library").orElse(null));
            if (read.apiKey() != null && !VARIABLE.matcher(read.apiKey()).matches()) {
                needs.mistake("api_key", "is no name of a variable");
            }
            note("needs.", needs);
            return read;
        }
    }

    private @Nullable String engine(YamlReader root) {
        try (YamlReader embedded = root.section("embedded")) {
            String engine = embedded.text("engine").orElse(null);
            embedded.require("engine");
            note("embedded.", embedded);
            return engine;
        }
    }

    private @Nullable ComposeRun compose(Mapping document, YamlReader root) {
        try (YamlReader compose = root.section("compose")) {
            ComposeRun run =
                    new ComposeRun(compose.texts("profiles"), compose.text("worker").orElse(null));
            note("compose.", compose);
            return has(document, "compose") ? run : null;
        }
    }

    private void requireAWayToRun(Mapping document) {
        if (!has(document, "embedded") && !has(document, "compose")) {
            mistakes.add(document.place(), "one of the keys 'embedded' and 'compose' is missing");
        }
    }

    private static boolean has(Mapping document, String key) {
        return YamlNode.find(document, key) instanceof Mapping;
    }

    private List<Objective> objectives(YamlReader root) {
        List<Objective> objectives = new ArrayList<>();
        try (YamlReader metrics = root.section("objectives")) {
            for (String metric : METRICS) {
                try (YamlReader statistics = metrics.section(metric)) {
                    for (String statistic : STATISTICS) {
                        statistics
                                .number(statistic, 0, MOST)
                                .ifPresent(most ->
                                        objectives.add(new Objective(metric, statistic, most)));
                    }
                    note("objectives." + metric + ".", statistics);
                }
            }
            note("objectives.", metrics);
        }
        return objectives;
    }

    private void note(String path, YamlReader reader) {
        reader.asked().forEach(key -> keys.add(path + key));
    }
}
