package dev.vox.contract.audit;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.call.Reply.Broken;
import dev.vox.contract.call.Reply.Late;
import dev.vox.contract.call.Reply.Refused;
import dev.vox.contract.model.Fault;
import dev.vox.contract.model.Operation;
import dev.vox.contract.model.Operation.ErrorSample;
import dev.vox.contract.transport.Power;
import dev.vox.json.JsonValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Requests that are hard to answer: malformed, foreign letters, very long, wrong.
final class RequestAudit {
    /// Quotes, a tab, a line feed, accents, a character outside the basic plane, and the separators that end a line in
    /// JavaScript and not in JSON.
    private static final String LETTERS = "\"\\ \t\n naïve Żółć 漢字 🎤 \u2028\u2029";

    private static final int DEFAULT_OVERSIZE_BYTES = 1 << 20;

    private final Session session;

    RequestAudit(Session session) {
        this.session = session;
    }

    List<Finding> look() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(session.timed(this::malformed));
        Optional<Spoken> spoken = spoken();
        findings.add(session.timed(() -> unicode(spoken)));
        findings.add(session.timed(() -> oversize(spoken)));
        for (Operation operation : session.contract().operations()) {
            for (ErrorSample sample : operation.errors()) {
                findings.add(session.timed(() -> error(operation, sample)));
            }
        }
        return findings;
    }

    private Finding malformed() throws InterruptedException {
        FindingId id = FindingId.PROTOCOL_MALFORMED;
        if (!session.can(Power.RAW)) {
            return Finding.skipped(id, "", "no malformed message can be sent over " + transport());
        }
        Reply reply =
                session.sendRaw(
                        Bytes.of("{\"vox\": \u0001 nothing that is a message"), session.patience());
        boolean ended = reply instanceof Broken && !alive();
        if (ended) {
            return Finding.broken(id, "", reply.sentence(), "survive what is no message");
        }
        return switch (reply) {
            case Refused refused ->
                    Finding.held(id, "", new Observation("refused", refused.sentence()));
            case Answered _ ->
                    Finding.broken(id, "", "it is answered", "refuse what is no message");
            case Late _ -> Finding.advised(id, "", "it is ignored", "say what is wrong with it");
            case Broken _ -> Finding.advised(id, "", reply.sentence(), "refuse it by the envelope");
        };
    }

    private boolean alive() throws InterruptedException {
        Operation operation = session.contract().operations().getFirst();
        Reply reply = session.call(operation);
        return reply instanceof Answered || reply instanceof Refused;
    }

    /// A text among an operation's arguments that its answer has in it.
    ///
    /// @param argument its name
    private record Spoken(Operation operation, String argument, String text) {
        JsonValue.Members saying(String words) {
            Map<String, JsonValue> values =
                    new LinkedHashMap<>(operation.samples().getFirst().values());
            values.put(argument, new JsonValue.Text(words));
            return new JsonValue.Members(values);
        }
    }

    /// One that changes nothing comes first.
    private Optional<Spoken> spoken() throws InterruptedException {
        List<Operation> operations = new ArrayList<>(session.contract().operations());
        operations.sort((a, b) -> Boolean.compare(b.reads(), a.reads()));
        for (Operation operation : operations) {
            Optional<Spoken> spoken = spoken(operation);
            if (spoken.isPresent()) {
                return spoken;
            }
        }
        return Optional.empty();
    }

    private Optional<Spoken> spoken(Operation operation) throws InterruptedException {
        for (var argument : operation.samples().getFirst().values().entrySet()) {
            if (argument.getValue() instanceof JsonValue.Text(String text) && text.length() > 1) {
                Spoken spoken = new Spoken(operation, argument.getKey(), text);
                String other = text + "x";
                if (session.call(operation) instanceof Answered before
                        && says(before.result(), text)
                        && session.call(operation.name(), spoken.saying(other))
                                instanceof Answered after
                        && says(after.result(), other)) {
                    return Optional.of(spoken);
                }
            }
        }
        return Optional.empty();
    }

    private Finding unicode(Optional<Spoken> spoken) throws InterruptedException {
        FindingId id = FindingId.PROTOCOL_UNICODE;
        if (spoken.isEmpty()) {
            return Finding.skipped(id, "", "no operation answers a text that it is given");
        }
        String operation = spoken.get().operation().name();
        String words = spoken.get().text() + LETTERS;
        Reply reply = session.call(operation, spoken.get().saying(words));
        if (reply instanceof Answered answered && says(answered.result(), words)) {
            return Finding.held(id, operation);
        }
        String seen =
                reply instanceof Answered answered ? Shown.of(answered.result()) : reply.sentence();
        return Finding.broken(
                id,
                operation,
                "text comes back changed",
                "read and write UTF-8, whatever the locale is",
                new Observation("sent", Shown.of(new JsonValue.Text(words))),
                new Observation("answer", seen));
    }

    private Finding oversize(Optional<Spoken> spoken) throws InterruptedException {
        FindingId id = FindingId.PROTOCOL_OVERSIZE;
        if (spoken.isEmpty()) {
            return Finding.skipped(id, "", "no operation answers a text that it is given");
        }
        int bytes = oversizeBytes();
        String operation = spoken.get().operation().name();
        Reply reply = session.call(operation, spoken.get().saying("x".repeat(bytes)));
        Observation size = new Observation("request", bytes + " bytes");
        return switch (reply) {
            case Answered _ ->
                    Finding.held(id, operation, size, new Observation("seen", "answered"));
            case Refused _ ->
                    Finding.held(id, operation, size, new Observation("seen", reply.sentence()));
            // Whoever does not read a request whole does not know its id.
            case Broken(Breakage how, String _, var _) when how == Breakage.NO_ID ->
                    Finding.held(id, operation, size, new Observation("seen", "refused"));
            case Late _, Broken _ ->
                    Finding.broken(
                            id,
                            operation,
                            reply.sentence(),
                            "read a request of any length, and refuse one that is too long",
                            size);
        };
    }

    private int oversizeBytes() {
        return session.contract().faults().stream()
                .filter(fault -> fault.kind() == Fault.Kind.OVERSIZE)
                .map(Fault::bytes)
                .findFirst()
                .map(Math::toIntExact)
                .orElse(DEFAULT_OVERSIZE_BYTES);
    }

    private Finding error(Operation operation, ErrorSample sample) throws InterruptedException {
        Reply reply = session.call(operation.name(), sample.arguments());
        String about = operation.name() + " " + sample.code();
        Observation sent = new Observation("sent", Shown.of(sample.arguments()));
        if (reply instanceof Refused refused && refused.code().equals(sample.code())) {
            return Finding.held(FindingId.PROTOCOL_ERROR_CODE, about, sent);
        }
        if (reply instanceof Broken || reply instanceof Late) {
            return Finding.skipped(FindingId.PROTOCOL_ERROR_CODE, about, reply.sentence());
        }
        return Finding.broken(
                FindingId.PROTOCOL_ERROR_CODE,
                about,
                "wanted %s, saw %s".formatted(sample.code(), reply.sentence()),
                "refuse it with code '%s'".formatted(sample.code()),
                sent);
    }

    private String transport() {
        return session.contract().transport().kind();
    }

    private static boolean says(JsonValue value, String words) {
        return switch (value) {
            case JsonValue.Text(String text) -> text.contains(words);
            case JsonValue.Members(var values) ->
                    values.values().stream().anyMatch(each -> says(each, words));
            case JsonValue.Items(var values) -> values.stream().anyMatch(each -> says(each, words));
            case JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ -> false;
        };
    }
}
