package dev.vox.contract.model;

import dev.vox.contract.model.Operation.Effect;
import dev.vox.contract.model.Operation.ErrorSample;
import dev.vox.contract.model.Operation.HttpCall;
import dev.vox.contract.model.Operation.Vary;
import dev.vox.expect.JsonPath;
import dev.vox.json.JsonValue;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes an operation of its mapping.
final class OperationReader {
    private static final JsonValue.Members NONE = new JsonValue.Members(Map.of());
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final YamlReader reader;
    private final References references;

    OperationReader(YamlReader reader, References references) {
        this.reader = reader;
        this.references = references;
    }

    /// The operation; empty when a mistake was noted that leaves none.
    Optional<Operation> operation() {
        reader.require("name");
        Optional<String> name = reader.text("name");
        String about = reader.text("about").orElse("");
        HttpCall http = http();
        String grpc = reader.text("grpc").orElse(null);
        List<JsonValue.Members> samples = samples();
        var answer = Fields.expectation(reader, "answer");
        List<ErrorSample> errors = errors();
        var budget = Fields.length(reader, "budget").orElse(null);
        Vary vary = vary();
        List<Effect> effects = effects();
        boolean reads = reader.flag("reads").orElse(false);
        boolean idempotent = reader.flag("idempotent").orElse(reads);
        if (reads && !effects.isEmpty()) {
            reader.mistake("effect", "stands in an operation that only reads");
        }
        return name.map(called ->
                new Operation(
                        called,
                        about,
                        http,
                        grpc,
                        samples,
                        answer,
                        errors,
                        budget,
                        vary,
                        effects,
                        reads,
                        idempotent));
    }

    private @Nullable HttpCall http() {
        try (YamlReader http = reader.section("http")) {
            String method = http.oneOf("method", METHODS).orElse("POST");
            Optional<String> path = http.text("path");
            if (!http.keys().isEmpty()) {
                http.require("path");
            }
            if (path.isPresent() && !path.get().startsWith("/")) {
                http.mistake("path", "must begin with '/', not '%s'".formatted(path.get()));
            }
            return path.map(at -> new HttpCall(method, at)).orElse(null);
        }
    }

    private List<JsonValue.Members> samples() {
        Optional<JsonValue.Members> one = Fields.arguments(reader, "arguments");
        List<JsonValue.Members> several = Fields.argumentLists(reader, "samples");
        if (one.isPresent() && !several.isEmpty()) {
            reader.mistake(
                    "arguments",
                    "stands beside 'samples'; several sets of arguments are a list there");
        }
        return several.isEmpty() ? List.of(one.orElse(NONE)) : several;
    }

    private List<ErrorSample> errors() {
        List<ErrorSample> errors = new ArrayList<>();
        for (YamlReader item : reader.sections("errors")) {
            try (item) {
                item.require("code");
                var arguments = Fields.arguments(item, "arguments").orElse(NONE);
                item.text("code").ifPresent(code -> errors.add(new ErrorSample(arguments, code)));
            }
        }
        return errors;
    }

    private @Nullable Vary vary() {
        try (YamlReader vary = reader.section("vary")) {
            boolean there = !vary.keys().isEmpty();
            List<JsonValue.Members> samples = Fields.argumentLists(vary, "samples");
            JsonPath path = Fields.path(vary, "path").orElse(JsonPath.ROOT);
            if (there) {
                vary.require("samples");
            }
            if (there && samples.size() < 2) {
                vary.mistake("samples", "must have at least two sets of arguments");
            }
            if (samples.stream().distinct().count() < samples.size()) {
                vary.mistake(
                        "samples", "has the same arguments twice; their answers cannot differ");
            }
            return samples.size() < 2 ? null : new Vary(samples, path);
        }
    }

    private List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        List<YamlReader> items =
                reader.node("effect").isPresent()
                        ? List.of(reader.section("effect"))
                        : reader.sections("effects");
        for (YamlReader item : items) {
            try (item) {
                item.require("operation");
                var arguments = Fields.arguments(item, "arguments").orElse(NONE);
                var reading = Fields.arguments(item, "reading").orElse(NONE);
                var path = Fields.path(item, "path").orElse(JsonPath.ROOT);
                var expectation = Fields.expectation(item, "expect");
                references.operation(item, "operation");
                item.text("operation")
                        .ifPresent(operation ->
                                effects.add(
                                        new Effect(
                                                arguments, operation, reading, path, expectation)));
            }
        }
        return effects;
    }
}
