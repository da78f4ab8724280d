package dev.vox.contract.model;

import dev.vox.json.JsonValue;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes readiness, envelope and naming of their mappings.
final class WireReader {
    private static final Duration READY_WITHIN = Duration.ofSeconds(10);

    private final YamlReader root;
    private final String transport;

    /// @param transport of the contract, whose usual envelope stands in for what is left out
    WireReader(YamlReader root, String transport) {
        this.root = root;
        this.transport = transport;
    }

    Ready ready() {
        try (YamlReader ready = root.section("ready")) {
            Duration within = Fields.length(ready, "within").orElse(READY_WITHIN);
            Optional<String> operation = ready.text("operation");
            var arguments = Fields.arguments(ready, "arguments");
            var line = Fields.pattern(ready, "log");
            if (operation.isPresent() && line.isPresent()) {
                ready.mistake(
                        "log", "stands beside 'operation'; one of them shows that it is ready");
            }
            if (operation.isEmpty()) {
                ready.mistake("arguments", "is for an 'operation'");
            }
            return operation
                    .<Ready>map(name ->
                            new Ready.Answers(
                                    name,
                                    arguments.orElse(new JsonValue.Members(Map.of())),
                                    within))
                    .or(() -> line.map(pattern -> new Ready.Says(pattern, within)))
                    .orElseGet(() -> new Ready.Reachable(within));
        }
    }

    Envelope envelope() {
        boolean lines = !transport.equals("http") && !transport.equals("grpc");
        try (YamlReader envelope = root.section("envelope")) {
            boolean given = !envelope.keys().isEmpty();
            boolean ordered = envelope.flag("ordered").orElse(lines);
            return new Envelope(
                    asking(envelope, lines && !given),
                    answering(envelope, lines && !given),
                    ordered);
        }
    }

    private static Envelope.Asking asking(YamlReader envelope, boolean usual) {
        try (YamlReader request = envelope.section("request")) {
            boolean own = !request.keys().isEmpty();
            boolean numeric =
                    request.oneOf("ids", List.of("text", "number"))
                            .filter("number"::equals)
                            .isPresent();
            return new Envelope.Asking(
                    Fields.member(request, "id")
                            .or(() -> usual(usual && !own, "$.id"))
                            .orElse(null),
                    numeric,
                    Fields.member(request, "operation")
                            .or(() -> usual(usual && !own, "$.operation"))
                            .orElse(null),
                    Fields.member(request, "arguments")
                            .or(() -> usual(usual && !own, "$.arguments"))
                            .orElse(MemberPath.ROOT),
                    constants(request));
        }
    }

    private static Map<MemberPath, JsonValue> constants(YamlReader request) {
        Map<MemberPath, JsonValue> constants = new LinkedHashMap<>();
        try (YamlReader section = request.section("constants")) {
            for (String key : section.keys()) {
                Optional<MemberPath> path = MemberPath.of(key.startsWith("$") ? key : "$." + key);
                path.ifPresent(at ->
                        section.node(key)
                                .ifPresent(node -> constants.put(at, NodeValues.of(node))));
                if (path.isEmpty()) {
                    section.node(key);
                    section.mistake(key, "must stand under a path such as $.version");
                }
            }
        }
        return constants;
    }

    private static Envelope.Answering answering(YamlReader envelope, boolean usual) {
        try (YamlReader response = envelope.section("response")) {
            boolean own = !response.keys().isEmpty();
            MemberPath error =
                    Fields.member(response, "error").orElse(new MemberPath(List.of("error")));
            return new Envelope.Answering(
                    Fields.member(response, "id")
                            .or(() -> usual(usual && !own, "$.id"))
                            .orElse(null),
                    Fields.member(response, "result")
                            .or(() -> usual(usual && !own, "$.result"))
                            .orElse(MemberPath.ROOT),
                    error,
                    Fields.member(response, "code").orElseGet(() -> under(error, "code")),
                    Fields.member(response, "message").orElseGet(() -> under(error, "message")));
        }
    }

    private static MemberPath under(MemberPath path, String name) {
        var names = new ArrayList<>(path.names());
        names.add(name);
        return new MemberPath(names);
    }

    private static Optional<MemberPath> usual(boolean wanted, String path) {
        return wanted ? MemberPath.of(path) : Optional.empty();
    }

    Naming naming() {
        try (YamlReader naming = root.section("naming")) {
            NameStyle caller = Fields.style(naming, "caller").orElse(NameStyle.ANY);
            NameStyle worker = Fields.style(naming, "worker").orElse(NameStyle.ANY);
            NameStyle operations = Fields.style(naming, "operations").orElse(worker);
            Map<String, String> exceptions = naming.entries("exceptions");
            Map<String, String> seen = new TreeMap<>();
            exceptions.forEach((mine, theirs) -> {
                String before = seen.putIfAbsent(theirs, mine);
                if (before != null) {
                    naming.mistake(
                            "exceptions",
                            "has '%s' twice, for '%s' and '%s'".formatted(theirs, before, mine));
                }
            });
            return new Naming(caller, worker, operations, exceptions);
        }
    }
}
