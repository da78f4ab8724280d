package dev.vox.contract.audit;

import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.NameStyle;
import dev.vox.contract.model.Naming;
import dev.vox.contract.model.Operation;
import dev.vox.contract.model.Transport;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether names come back as they went: the caller's become the worker's and the caller's again, and the worker keeps to its own rule.
final class NamingAudit {
    private final Session session;
    private final Contract contract;

    NamingAudit(Session session) {
        this.session = session;
        this.contract = session.contract();
    }

    Finding look() throws InterruptedException {
        FindingId id = FindingId.PROTOCOL_NAMING;
        if (contract.naming().equals(Naming.NONE)) {
            return Finding.skipped(id, "", "the contract has no rules of naming");
        }
        Set<String> lossy = lossy();
        if (!lossy.isEmpty()) {
            return Finding.broken(
                    id,
                    "",
                    "names do not survive the way there and back: " + String.join(", ", lossy),
                    "add them to `exceptions` of the naming rules");
        }
        Set<String> foreign = foreign();
        return foreign.isEmpty()
                ? Finding.held(id, "")
                : Finding.broken(
                        id,
                        "",
                        "names are not %s: %s"
                                .formatted(
                                        contract.naming().worker().word(),
                                        String.join(", ", foreign)),
                        "name them by the rule, or add them to `exceptions`");
    }

    /// Names of arguments that the rules change on the way there and back.
    private Set<String> lossy() {
        Set<String> names = new TreeSet<>();
        for (Operation operation : contract.operations()) {
            operation.samples().forEach(sample -> collect(sample, names));
        }
        return names.stream()
                .filter(name -> !thereAndBack(name).equals(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String thereAndBack(String name) {
        Naming naming = contract.naming();
        Map<String, String> exceptions = naming.exceptions();
        if (exceptions.containsKey(name) || naming.caller() == NameStyle.ANY) {
            return name;
        }
        return naming.caller().of(naming.worker().of(name));
    }

    /// Names in answers that do not follow the worker's rule.
    private Set<String> foreign() throws InterruptedException {
        Set<String> names = new TreeSet<>();
        if (contract.transport() instanceof Transport.Grpc) {
            return names;
        }
        for (Operation operation : contract.operations()) {
            if (session.call(operation) instanceof Answered answered) {
                raw(answered.exchange().received().text())
                        .flatMap(whole -> contract.envelope().response().result().in(whole))
                        .ifPresent(result -> collect(result, names));
            }
        }
        Naming naming = contract.naming();
        return names.stream()
                .filter(name -> !naming.worker().fits(name))
                .filter(name -> !naming.exceptions().containsValue(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<JsonValue> raw(String text) {
        try {
            return Optional.of(Json.parse("answer", text));
        } catch (MalformedJson none) {
            return Optional.empty();
        }
    }

    private static void collect(JsonValue value, Set<String> names) {
        switch (value) {
            case JsonValue.Members(var values) -> {
                names.addAll(values.keySet());
                values.values().forEach(each -> collect(each, names));
            }
            case JsonValue.Items(List<JsonValue> items) ->
                    items.forEach(each -> collect(each, names));
            case JsonValue.Text _, JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ -> {}
        }
    }
}
