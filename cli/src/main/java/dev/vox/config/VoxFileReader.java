package dev.vox.config;

import dev.vox.config.VoxFile.BackendWord;
import dev.vox.config.VoxFile.Folders;
import dev.vox.config.VoxFile.ProbeWord;
import dev.vox.config.VoxFile.Role;
import dev.vox.config.VoxFile.Said;
import dev.vox.config.VoxFile.ServiceEntry;
import dev.vox.config.VoxFile.TestSuite;
import dev.vox.env.OrchestratorMode;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Makes a [VoxFile] of a text, and notes every mistake instead of stopping at the first.
///
/// Its schema is `docs/reference/vox.schema.json`.
final class VoxFileReader {
    /// The languages that sources are generated for.
    static final List<String> LANGUAGES = List.of("java", "python");

    /// For what each test run's stack is made anew.
    static final List<String> ISOLATION = List.of("file", "suite");

    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /// What Compose takes as a project's name.
    private static final Pattern COMPOSE_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private final Mapping document;
    private final Mistakes mistakes;
    private final Set<String> keys = new TreeSet<>();

    private VoxFileReader(Mapping document, Mistakes mistakes) {
        this.document = document;
        this.mistakes = mistakes;
    }

    /// Reads a text.
    ///
    /// @param source what the text is called in messages
    /// @throws InvalidConfiguration naming every mistake
    static VoxFile read(String source, String text) {
        Mistakes mistakes = new Mistakes();
        YamlNode root = Yaml.parse(source, text);
        Mapping document =
                root instanceof Mapping mapping ? mapping : new Mapping(root.place(), List.of());
        VoxFile read = new VoxFileReader(document, mistakes).file(root);
        mistakes.check();
        return read;
    }

    /// The keys that a text's sections were asked for; names that are the user's own are `*`: `services.*.role`.
    static Set<String> keys(String text) {
        Mapping document = (Mapping) Yaml.parse("", text);
        VoxFileReader reader = new VoxFileReader(document, new Mistakes());
        var _ = reader.file(document);
        return reader.keys;
    }

    private VoxFile file(YamlNode parsed) {
        try (YamlReader root = YamlReader.of(parsed, mistakes)) {
            Compose compose = compose(root);
            VoxFile read =
                    new VoxFile(
                            name(root, "project", PROJECT),
                            backend(root),
                            compose.files(),
                            compose.name(),
                            services(root),
                            folders(root),
                            tests(root),
                            root.entries("tasks"),
                            Places.of(document));
            note("", root);
            return read;
        }
    }

    private record Compose(List<String> files, @Nullable String name) {}

    private Compose compose(YamlReader root) {
        try (YamlReader compose = root.section("compose")) {
            Compose read =
                    new Compose(
                            oneOrMore(find("compose"), compose, "files"),
                            name(compose, "name", COMPOSE_NAME));
            note("compose.", compose);
            return read;
        }
    }

    private @Nullable Said<BackendWord> backend(YamlReader root) {
        Place place = place(find("backend"));
        return word(root, "backend", BackendWord.values())
                .map(backend -> new Said<>(backend, place))
                .orElse(null);
    }

    private Map<String, ServiceEntry> services(YamlReader root) {
        Map<String, ServiceEntry> services = new LinkedHashMap<>();
        try (YamlReader all = root.section("services")) {
            for (String name : all.keys()) {
                try (YamlReader service = all.section(name)) {
                    services.put(name, service(name, service, find("services", name)));
                    note("services.*.", service);
                }
            }
        }
        return services;
    }

    private ServiceEntry service(String name, YamlReader service, @Nullable YamlNode node) {
        Role role = word(service, "role", Role.values()).orElse(null);
        boolean orchestrator = (role == null ? Role.byName(name) : role) == Role.ORCHESTRATOR;
        return new ServiceEntry(
                role,
                word(service, "probe", ProbeWord.values()).orElse(null),
                commands(service, node, orchestrator));
    }

    /// A list is one command for all; a mapping holds one for each mode.
    private Map<String, List<String>> commands(
            YamlReader service, @Nullable YamlNode node, boolean orchestrator) {
        if (!(node instanceof Mapping mapping)
                || !(YamlNode.find(mapping, "command") instanceof Mapping)) {
            List<String> command = service.texts("command");
            return command.isEmpty() ? Map.of() : Map.of("", command);
        }
        Map<String, List<String>> commands = new LinkedHashMap<>();
        try (YamlReader modes = service.section("command")) {
            List<String> known = orchestrator ? words(OrchestratorMode.values()) : modes.keys();
            for (String mode : known) {
                List<String> command = modes.texts(mode);
                if (!command.isEmpty()) {
                    commands.put(mode, command);
                }
            }
        }
        return commands;
    }

    private Folders folders(YamlReader root) {
        try (YamlReader proto = root.section("proto")) {
            Folders read =
                    new Folders(
                            oneOrMore(document, root, "profiles"),
                            oneOrMore(document, root, "validation"),
                            oneOrMore(document, root, "benchmarks"),
                            oneOrMore(find("proto"), proto, "paths"),
                            generated(proto));
            note("proto.", proto);
            return read;
        }
    }

    private Map<String, String> generated(YamlReader proto) {
        Map<String, String> folders = new LinkedHashMap<>();
        try (YamlReader out = proto.section("out")) {
            LANGUAGES.forEach(
                    language -> out.text(language).ifPresent(at -> folders.put(language, at)));
            note("proto.out.", out);
        }
        return folders;
    }

    private Map<String, TestSuite> tests(YamlReader root) {
        Map<String, TestSuite> suites = new LinkedHashMap<>();
        try (YamlReader all = root.section("tests")) {
            for (String name : all.keys()) {
                try (YamlReader suite = all.section(name)) {
                    suite.require("command");
                    suites.put(
                            name,
                            new TestSuite(
                                    suite.texts("command"),
                                    suite.oneOf("isolate", ISOLATION).orElse(null)));
                    note("tests.*.", suite);
                }
            }
        }
        return suites;
    }

    private static @Nullable String name(YamlReader reader, String key, Pattern form) {
        String name = reader.text(key).orElse(null);
        if (name != null && !form.matcher(name).matches()) {
            String letters = form == COMPOSE_NAME ? "lower-case letters" : "letters";
            reader.mistake(
                    key,
                    "must be %s, digits, '_' and '-'%s, not '%s'"
                            .formatted(letters, form == PROJECT ? " and '.'" : "", name));
        }
        return name;
    }

    private static <E extends Enum<E>> Optional<E> word(YamlReader reader, String key, E[] all) {
        return reader.oneOf(key, words(all))
                .flatMap(word ->
                        Arrays.stream(all).filter(each -> word(each).equals(word)).findFirst());
    }

    private static List<String> words(Enum<?>[] all) {
        return Arrays.stream(all).map(VoxFileReader::word).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// A list, or one text in its place.
    private static List<String> oneOrMore(
            @Nullable YamlNode section, YamlReader reader, String key) {
        boolean one =
                section instanceof Mapping mapping
                        && YamlNode.find(mapping, key) instanceof YamlNode.Scalar;
        return one ? reader.text(key).map(List::of).orElse(List.of()) : reader.texts(key);
    }

    private @Nullable YamlNode find(String... path) {
        YamlNode at = document;
        for (String key : path) {
            at = at instanceof Mapping mapping ? YamlNode.find(mapping, key) : null;
        }
        return at;
    }

    private Place place(@Nullable YamlNode node) {
        return node == null ? document.place() : node.place();
    }

    private void note(String path, YamlReader reader) {
        reader.asked().forEach(key -> keys.add(path + key));
    }
}
