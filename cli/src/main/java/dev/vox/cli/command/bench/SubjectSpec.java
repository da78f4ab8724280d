package dev.vox.cli.command.bench;

import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.bench.target.VoxProgram;
import dev.vox.cli.command.Named;
import dev.vox.env.Project;
import dev.vox.profile.Backend;
import dev.vox.profile.Catalogue;
import dev.vox.text.Nearest;
import dev.vox.voice.ShownAddress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads one side of `vox bench ab`: `KEY=VALUE,…`, such as `model=piper,env.LOG_LEVEL=debug`. A comma of a value is written `\,`, a backslash `\\`.
final class SubjectSpec {
    private static final String TARGET = "target";
    private static final String ENV = "env.";
    private static final List<String> KEYS =
            List.of("model", "mode", "backend", "vox", TARGET, "voice", "env.NAME");
    private static final List<String> OF_TARGETS = List.of(TARGET, "voice");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Pattern ADDRESS = Pattern.compile("target\\s*=(?:\\\\.|[^,\\\\])*");

    private final Project here;
    private final String before;
    private final String text;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private record Entry(String value, int column) {}

    private SubjectSpec(Project here, String before, String text) {
        this.here = here;
        this.before = before;
        this.text = text;
    }

    /// What a text asks for.
    ///
    /// @param here the project whose models there are
    /// @param before what its name in reports begins with, before what it asks for
    /// @throws IllegalArgumentException with every mistake, a line each: `'TEXT' column N: problem`
    static TargetRequest read(Project here, String before, String text) {
        return new SubjectSpec(here, before, text).request();
    }

    private TargetRequest request() {
        entries();
        TargetRequest request = entries.containsKey(TARGET) ? address() : started();
        if (!mistakes.isEmpty() || request == null) {
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
        return request;
    }

    private void entries() {
        int at = 0;
        while (at <= text.length()) {
            int end = end(at);
            entry(text.substring(at, end), at + 1);
            at = end + 1;
        }
    }

    /// The next comma that is not escaped, or the end.
    private int end(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ',') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    private void entry(String entry, int column) {
        int equals = entry.indexOf('=');
        String key = (equals < 0 ? entry : entry.substring(0, equals)).strip();
        if (equals < 0 || key.isEmpty()) {
            note(column, "it must be KEY=VALUE, such as model=piper");
            return;
        }
        String value = entry.substring(equals + 1).replaceAll("\\\\(.)", "$1").strip();
        if (!known(key)) {
            note(column, "no key '%s'%s".formatted(key, meant(key)));
        } else if (value.isEmpty() && !key.startsWith(ENV)) {
            note(column + equals + 1, "'%s' has no value".formatted(key));
        } else if (entries.put(key, new Entry(value, column + equals + 1)) != null) {
            note(column, "'%s' is there twice".formatted(key));
        }
    }

    private static boolean known(String key) {
        return key.startsWith(ENV)
                ? VARIABLE.matcher(key.substring(ENV.length())).matches()
                : KEYS.contains(key);
    }

    private static String meant(String key) {
        return Nearest.to(key, KEYS)
                .map("; did you mean '%s'?"::formatted)
                .orElse("; there are " + String.join(", ", KEYS));
    }

    private @Nullable TargetRequest address() {
        entries.forEach((key, entry) -> {
            if (!OF_TARGETS.contains(key)) {
                note(
                        entry.column() - key.length() - 1,
                        "'%s' is for a stack that is started; a target is up already"
                                .formatted(key));
            }
        });
        try {
            return new Address(name(), Address.parse(value(TARGET)).address(), value("voice"));
        } catch (IllegalArgumentException e) {
            note(column(TARGET), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private TargetRequest started() {
        Map<String, String> environment = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            if (key.startsWith(ENV)) {
                environment.put(key.substring(ENV.length()), entry.value());
            }
        });
        if (entries.containsKey("voice")) {
            note(column("voice"), "'voice' is for a target; say --voice for both sides");
        }
        // Another build of vox may have other models and modes; it says so itself.
        if (!entries.containsKey("vox")) {
            model();
            mode();
        }
        return new Started(
                name(), backend(), value("model"), value("mode"), environment, program());
    }

    private void model() {
        String word = value("model");
        if (word.isEmpty()) {
            return;
        }
        Catalogue catalogue = Catalogue.of(here);
        if (catalogue.find(word).isEmpty()) {
            note(column("model"), "no model '%s'; %s".formatted(word, catalogue.hint(word)));
        }
    }

    private void mode() {
        String word = value("mode");
        if (!word.isEmpty() && Named.mode(word).isEmpty()) {
            note(
                    column("mode"),
                    "no mode '%s'; %sthere are %s"
                            .formatted(
                                    word,
                                    Nearest.to(word, Named.modes())
                                            .map("did you mean '%s'? "::formatted)
                                            .orElse(""),
                                    String.join(", ", Named.modes())));
        }
    }

    private Backend backend() {
        String word = value("backend");
        List<String> words = Arrays.stream(Backend.values()).map(SubjectSpec::word).toList();
        if (!word.isEmpty() && !words.contains(word)) {
            note(
                    column("backend"),
                    "no backend '%s'; there are %s".formatted(word, String.join(", ", words)));
        }
        return Arrays.stream(Backend.values())
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElse(Backend.EMBEDDED);
    }

    private static String word(Backend backend) {
        return backend.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable VoxProgram program() {
        String path = value("vox");
        if (path.isEmpty()) {
            return null;
        }
        Path program = Path.of(path);
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            note(column("vox"), "'%s' is no program".formatted(path));
        }
        return VoxProgram.at(program);
    }

    private String value(String key) {
        Entry entry = entries.get(key);
        return entry == null ? "" : entry.value();
    }

    private int column(String key) {
        Entry entry = entries.get(key);
        return entry == null ? 1 : entry.column();
    }

    /// What it is called in reports. The value of a variable may be a secret, and so may a user or a query of an address.
    private String name() {
        return before
                + entries.entrySet().stream()
                        .map(each -> named(each.getKey(), each.getValue().value()))
                        .collect(Collectors.joining(" "));
    }

    private static String named(String key, String value) {
        if (key.startsWith(ENV)) {
            return key;
        }
        return key + "=" + (key.equals(TARGET) ? ShownAddress.of(value) : value);
    }

    private void note(int column, String problem) {
        mistakes.add("'%s' column %d: %s".formatted(shown(), column, problem));
    }

    /// The text without the values of variables, and without what may be secret in an address.
    private String shown() {
        String known = text.replaceAll("(env\\.[^=,]*=)(?:\\\\.|[^,\\\\])*", "$1…");
        return ADDRESS.matcher(known)
                .replaceAll(found -> Matcher.quoteReplacement(ShownAddress.of(found.group())));
    }
}
