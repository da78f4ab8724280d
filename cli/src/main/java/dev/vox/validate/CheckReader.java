package dev.vox.validate;

import dev.vox.validate.CheckDeclaration.Retry;
import dev.vox.voice.scenario.Quantities;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the declaration of one check.
final class CheckReader {
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration USUAL_PAUSE = Duration.ofMillis(200);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final CheckKinds kinds;
    private final YamlReader reader;

    /// By id, the checks that may be changed; empty where the file extends nothing.
    private final Map<String, CheckDeclaration> extended;

    private @Nullable Name name;

    CheckReader(CheckKinds kinds, YamlReader reader, Map<String, CheckDeclaration> extended) {
        this.kinds = kinds;
        this.reader = reader;
        this.extended = extended;
    }

    /// What the declaration calls its check, right or not.
    record Name(String id, Place place) {}

    /// Its name, once it has been read; empty where it has none.
    Optional<Name> name() {
        return Optional.ofNullable(name);
    }

    /// Reads it; empty where so much is wrong that there is no check.
    Optional<CheckDeclaration> read() {
        reader.require("id");
        Optional<String> id = id();
        CheckDeclaration former =
                says("kind") || says("with") ? null : id.map(extended::get).orElse(null);
        return former == null ? whole(id) : Optional.of(changed(former));
    }

    /// A check that is declared in full.
    private Optional<CheckDeclaration> whole(Optional<String> id) {
        reader.require("title");
        reader.require("kind");
        Optional<CheckKind> kind = kind();
        Optional<Place> place = reader.place("id");
        Optional<CheckDeclaration> check =
                kind.flatMap(known ->
                        place.map(where ->
                                new CheckDeclaration(
                                        id.orElse(""),
                                        reader.text("title").orElse(""),
                                        known.name(),
                                        known.alone(),
                                        made(known),
                                        List.of(),
                                        Severity.REQUIRED,
                                        USUAL_TIMEOUT,
                                        null,
                                        null,
                                        null,
                                        where)));
        return kind.isEmpty() ? unknownKind() : check.map(this::changed);
    }

    /// The other keys are read for the sake of their mistakes.
    private Optional<CheckDeclaration> unknownKind() {
        var _ = reader.section("with");
        var _ = reader.text("title");
        var _ = needs(List.of());
        var _ = severity(Severity.REQUIRED);
        var _ = span("timeout");
        var _ = retry(null);
        var _ = reader.text("fix");
        var _ = reader.text("docs");
        return Optional.empty();
    }

    private Optional<CheckKind> kind() {
        return reader.oneOf("kind", kinds.names()).map(name -> kinds.find(name));
    }

    private Check made(CheckKind kind) {
        try (YamlReader with = reader.sectionOrEmpty("with")) {
            return kind.read(with);
        }
    }

    /// What the file says in place of what was.
    private CheckDeclaration changed(CheckDeclaration former) {
        return new CheckDeclaration(
                former.id(),
                reader.text("title").orElse(former.title()),
                former.kind(),
                former.alone(),
                former.check(),
                needs(former.needs()),
                severity(former.severity()),
                span("timeout").orElse(former.timeout()),
                retry(former.retry()),
                or(reader.text("fix"), former.fix()),
                or(reader.text("docs"), former.docs()),
                reader.place("id").orElse(former.place()));
    }

    private static @Nullable String or(Optional<String> said, @Nullable String former) {
        return said.isPresent() ? said.get() : former;
    }

    private Optional<String> id() {
        Optional<String> id = reader.text("id");
        name =
                id.filter(text -> !text.isEmpty())
                        .flatMap(text -> reader.place("id").map(place -> new Name(text, place)))
                        .orElse(null);
        if (id.isPresent() && !isId(id.get())) {
            reader.mistake(
                    "id",
                    "must be lower-case words with dots and dashes between them, such as"
                            + " discovery.worker-registered, not '%s'".formatted(id.get()));
        }
        return id;
    }

    private static boolean isId(String id) {
        boolean joined = true;
        for (int at = 0; at < id.length(); at++) {
            char c = id.charAt(at);
            boolean joins = c == '.' || c == '-' || c == '_';
            boolean word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if ((!word && !joins) || (joins && joined)) {
                return false;
            }
            joined = joins;
        }
        return !joined;
    }

    private Severity severity(Severity former) {
        return reader.oneOf("severity", List.of("required", "recommended"))
                .map(word -> Severity.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(former);
    }

    private List<Need> needs(List<Need> former) {
        List<String> texts = reader.texts("needs");
        if (!says("needs")) {
            return former;
        }
        List<Need> needs = new ArrayList<>();
        for (String text : texts) {
            Need.read(text, mistake -> reader.mistake("needs", mistake)).ifPresent(needs::add);
        }
        return needs;
    }

    private @Nullable Retry retry(@Nullable Retry former) {
        if (!says("retry")) {
            return former;
        }
        try (YamlReader retry = reader.section("retry")) {
            retry.require("for");
            Duration every = span(retry, "every").orElse(USUAL_PAUSE);
            return span(retry, "for").map(lasting -> new Retry(every, lasting)).orElse(null);
        }
    }

    private boolean says(String key) {
        return reader.has(key);
    }

    private Optional<Duration> span(String key) {
        return span(reader, key);
    }

    private static Optional<Duration> span(YamlReader reader, String key) {
        Optional<String> text = reader.text(key);
        Optional<Duration> span =
                text.flatMap(Quantities::length)
                        .filter(length -> length.compareTo(SHORTEST) >= 0)
                        .filter(length -> length.compareTo(LONGEST) <= 0);
        if (text.isPresent() && span.isEmpty()) {
            reader.mistake(
                    key,
                    "must be a length of time from 1ms to 60m such as 200ms or 10s, not '%s'"
                            .formatted(text.get()));
        }
        return span;
    }
}
