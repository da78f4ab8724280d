package dev.vox.contract.audit;

import dev.vox.contract.call.Reply;
import dev.vox.contract.model.Operation;
import dev.vox.contract.model.Operation.Vary;
import dev.vox.json.JsonValue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Whether an operation's answers depend on what is asked: a stub's do not.
final class Variation {
    private final Session session;

    Variation(Session session) {
        this.session = session;
    }

    Judged look(Operation operation, Vary vary) throws InterruptedException {
        Map<String, JsonValue> seen = new LinkedHashMap<>();
        for (JsonValue.Members sample : vary.samples()) {
            Reply reply = session.call(operation.name(), sample);
            if (!(reply instanceof Reply.Answered answered)) {
                return new Judged(false, "asked %s: %s".formatted(text(sample), reply.sentence()));
            }
            Optional<JsonValue> value = vary.path().one(answered.result());
            if (value.isEmpty()) {
                return new Judged(
                        false, "nothing at %s for %s".formatted(vary.path(), text(sample)));
            }
            JsonValue before = seen.put(text(value.get()), sample);
            if (before != null) {
                return new Judged(
                        false,
                        "answers %s at %s to both %s and %s"
                                .formatted(
                                        text(value.get()),
                                        vary.path(),
                                        text(before),
                                        text(sample)));
            }
        }
        return new Judged(
                true, "%d inputs, %d answers".formatted(vary.samples().size(), seen.size()));
    }

    private static String text(JsonValue value) {
        return Shown.of(value);
    }
}
