package dev.vox.contract.model;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes workflows, load and faults of their mappings.
final class TrialReader {
    private static final JsonValue.Members NONE = new JsonValue.Members(Map.of());
    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_-]*)[.\\[]");
    private static final Duration DETECTED = Duration.ofSeconds(2);
    private static final Duration RECOVERED = Duration.ofSeconds(10);
    private static final long OVERSIZE_BYTES = 8L << 20;
    private static final long FLOOD_BYTES = 1L << 20;
    private static final int MOST_AT_ONCE = 1000;
    private static final double MOST_A_SECOND = 10_000;

    private final YamlReader root;
    private final References references;

    TrialReader(YamlReader root, References references) {
        this.root = root;
        this.references = references;
    }

    List<Workflow> workflows() {
        List<Workflow> workflows = new ArrayList<>();
        for (YamlReader item : root.sections("workflows")) {
            try (item) {
                item.require("name");
                item.require("steps");
                List<Workflow.Step> steps = steps(item);
                item.text("name").ifPresent(name -> workflows.add(new Workflow(name, steps)));
            }
        }
        return workflows;
    }

    private List<Workflow.Step> steps(YamlReader workflow) {
        List<Workflow.Step> steps = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (YamlReader item : workflow.sections("steps")) {
            try (item) {
                step(item, before).ifPresent(steps::add);
            }
        }
        return steps;
    }

    private Optional<Workflow.Step> step(YamlReader item, Set<String> before) {
        item.require("operation");
        references.operation(item, "operation");
        Optional<String> operation = item.text("operation");
        String id = item.text("id").or(() -> operation).orElse("");
        var arguments = Fields.arguments(item, "arguments").orElse(NONE);
        var expectation = Fields.expectation(item, "expect");
        Optional<String> error = item.text("error");
        var within = Fields.length(item, "within").orElse(null);
        if (error.isPresent() && expectation != null) {
            item.mistake("error", "stands beside 'expect'; a call that is refused has no result");
        }
        laterSteps(item, arguments, before);
        if (!before.add(id)) {
            item.mistake(
                    item.keys().contains("id") ? "id" : "operation",
                    "makes a second step '%s'; give it an id of its own".formatted(id));
        }
        return operation.map(name ->
                new Workflow.Step(id, name, arguments, expectation, error.orElse(null), within));
    }

    private static void laterSteps(
            YamlReader item, JsonValue.Members arguments, Set<String> before) {
        Matcher named = NAMED.matcher(Json.compact(arguments));
        while (named.find()) {
            if (!before.contains(named.group(1))) {
                item.mistake(
                        "arguments",
                        "takes a value of '%s', which is no step before this one"
                                .formatted(named.group(1)));
            }
        }
    }

    @Nullable Load load() {
        try (YamlReader load = root.section("load")) {
            if (load.keys().isEmpty()) {
                return null;
            }
            load.require("operation");
            load.require("for");
            references.operation(load, "operation");
            Optional<Double> rate = load.number("rate", 0.01, MOST_A_SECOND);
            Optional<Long> concurrency = load.whole("concurrency", 1, MOST_AT_ONCE);
            if (rate.isPresent() && concurrency.isPresent()) {
                load.mistake(
                        "rate", "stands beside 'concurrency'; one of them says how many calls");
            } else if (rate.isEmpty() && concurrency.isEmpty()) {
                load.mistake(
                        "operation", "stands in a load that needs a 'rate' or a 'concurrency'");
            }
            return load(load, rate.orElse(0.0), concurrency.orElse(0L).intValue());
        }
    }

    private static Load load(YamlReader load, double rate, int concurrency) {
        try (YamlReader budget = load.section("budget")) {
            return new Load(
                    load.text("operation").orElse(""),
                    Fields.arguments(load, "arguments").orElse(null),
                    rate,
                    concurrency,
                    Fields.length(load, "for").orElse(Duration.ofSeconds(1)),
                    Fields.length(budget, "p50").orElse(null),
                    Fields.length(budget, "p95").orElse(null),
                    Fields.length(budget, "p99").orElse(null),
                    budget.number("errors", 0, 1).orElse(0.0));
        }
    }

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (YamlReader item : root.sections("faults")) {
            try (item) {
                fault(item).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private Optional<Fault> fault(YamlReader item) {
        item.require("kind");
        Optional<Fault.Kind> kind =
                item.oneOf("kind", Fault.Kind.words()).flatMap(Fault.Kind::named);
        if (kind.equals(Optional.of(Fault.Kind.STDERR_FLOOD))) {
            item.require("operation");
        }
        references.operation(item, "operation");
        String operation = item.text("operation").orElse(null);
        JsonValue.Members arguments = Fields.arguments(item, "arguments").orElse(null);
        String code = item.text("code").orElse(null);
        Optional<Long> bytes = Fields.size(item, "bytes");
        Duration detected = Fields.length(item, "detected").orElse(DETECTED);
        Duration recovered = Fields.length(item, "recovered").orElse(RECOVERED);
        return kind.map(what ->
                new Fault(
                        what,
                        operation,
                        arguments,
                        code,
                        bytes.orElse(usualBytes(what)),
                        detected,
                        recovered));
    }

    private static long usualBytes(Fault.Kind kind) {
        return switch (kind) {
            case OVERSIZE -> OVERSIZE_BYTES;
            case STDERR_FLOOD -> FLOOD_BYTES;
            case KILL, PAUSE, CLOSE_STDIN, MALFORMED_LINE, UNKNOWN_OP -> 0;
        };
    }
}
