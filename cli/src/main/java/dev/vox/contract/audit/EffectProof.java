package dev.vox.contract.audit;

import dev.vox.contract.call.Reply;
import dev.vox.contract.model.Operation;
import dev.vox.contract.model.Operation.Effect;
import dev.vox.expect.Expectation;
import dev.vox.expect.Mismatch;
import dev.vox.json.JsonValue;

import java.util.List;
import java.util.Optional;

/// Whether an operation changes what it says: a read before it and one after it.
final class EffectProof {
    private final Session session;

    EffectProof(Session session) {
        this.session = session;
    }

    Judged look(Operation operation, Effect effect) throws InterruptedException {
        Optional<JsonValue> before = read(effect);
        Reply done = session.call(operation.name(), effect.arguments());
        if (!(done instanceof Reply.Answered)) {
            return new Judged(
                    false, "asked %s: %s".formatted(Shown.of(effect.arguments()), done.sentence()));
        }
        Reply shown = session.call(effect.operation(), effect.reading());
        if (!(shown instanceof Reply.Answered answered)) {
            String words = "afterwards %s: %s".formatted(effect.operation(), shown.sentence());
            return new Judged(shown instanceof Reply.Refused ? false : null, words);
        }
        Optional<JsonValue> after = effect.path().one(answered.result());
        return effect.expected()
                .map(expected -> expected(effect, expected, before, after))
                .orElseGet(() -> another(effect, before, after));
    }

    private static Judged expected(
            Effect effect,
            Expectation expected,
            Optional<JsonValue> before,
            Optional<JsonValue> after) {
        List<Mismatch> mismatches = expected.mismatches(after);
        if (!mismatches.isEmpty()) {
            return new Judged(
                    false,
                    "afterwards %s at %s: %s"
                            .formatted(effect.operation(), effect.path(), mismatches.getFirst()));
        }
        boolean wasSo = expected.mismatches(before).isEmpty();
        return wasSo
                ? new Judged(null, "it was so before: " + shown(before))
                : new Judged(true, change(before, after));
    }

    private static Judged another(
            Effect effect, Optional<JsonValue> before, Optional<JsonValue> after) {
        return before.equals(after)
                ? new Judged(
                        false,
                        "%s shows %s at %s before and after"
                                .formatted(effect.operation(), shown(after), effect.path()))
                : new Judged(true, change(before, after));
    }

    private Optional<JsonValue> read(Effect effect) throws InterruptedException {
        Reply reply = session.call(effect.operation(), effect.reading());
        return reply instanceof Reply.Answered answered
                ? effect.path().one(answered.result())
                : Optional.empty();
    }

    private static String change(Optional<JsonValue> before, Optional<JsonValue> after) {
        return shown(before) + " → " + shown(after);
    }

    private static String shown(Optional<JsonValue> value) {
        return value.map(Shown::of).orElse("nothing");
    }
}
