package dev.vox.contract.worker;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Makes an answer of a message: the envelope of the sample worker, with its defects.
final class Answering {
    static final int MOST_BYTES = 1 << 20;
    static final long HOLD_MILLIS = 150;

    /// An answer, and whether it is a refusal.
    record Answer(JsonValue.Members message, String code) {}

    private final Devices devices;
    private final Defect defect;
    private final PrintStream stdout;
    private final PrintStream stderr;
    private CountDownLatch held = new CountDownLatch(0);

    Answering(Defect defect, PrintStream stdout, PrintStream stderr) {
        this.defect = defect;
        this.stdout = stdout;
        this.stderr = stderr;
        this.devices = new Devices(defect, stderr);
    }

    Defect defect() {
        return defect;
    }

    /// The answer to a text.
    Answer toText(String text) throws InterruptedException {
        if (text.length() > MOST_BYTES) {
            return refusal(
                    new JsonValue.Nothing(), "OVERSIZE", "more than " + MOST_BYTES + " bytes");
        }
        try {
            return Json.parse("request", text) instanceof JsonValue.Members message
                    ? to(message)
                    : refusal(new JsonValue.Nothing(), "MALFORMED", "no object");
        } catch (MalformedJson e) {
            return refusal(new JsonValue.Nothing(), "MALFORMED", e.getMessage());
        }
    }

    /// The answer to a message.
    Answer to(JsonValue message) throws InterruptedException {
        JsonValue id = message.get("id").orElseGet(JsonValue.Nothing::new);
        if (defect == Defect.PRINTS_TO_STDOUT) {
            stdout.println("working on it");
            stdout.flush();
        }
        if (defect == Defect.FLOODS_STDERR) {
            stderr.println("y".repeat(256 << 10));
        }
        try {
            JsonValue result =
                    devices.answer(
                            message.text("operation").orElse(""),
                            message.get("arguments")
                                    .orElseGet(() -> new JsonValue.Members(Map.of())));
            return new Answer(envelope(id, "result", result), "");
        } catch (Devices.Refusal e) {
            return refusal(id, e.code, e.getMessage());
        }
    }

    private Answer refusal(JsonValue id, String code, String words) {
        String told = defect == Defect.WRONG_ERROR_CODE ? "ERROR" : code;
        JsonValue error =
                new JsonValue.Members(
                        Map.of(
                                "code",
                                new JsonValue.Text(told),
                                "message",
                                new JsonValue.Text(words)));
        return new Answer(envelope(id, "error", error), told);
    }

    private JsonValue.Members envelope(JsonValue id, String key, JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (defect != Defect.DROPS_ID) {
            members.put("id", id);
        }
        members.put(key, value);
        return new JsonValue.Members(members);
    }

    /// Where every request has a thread of its own: the first of two is held until the second has been answered.
    void holdFirst() throws InterruptedException {
        if (defect != Defect.OUT_OF_ORDER) {
            return;
        }
        CountDownLatch mine;
        synchronized (this) {
            if (held.getCount() > 0) {
                return;
            }
            mine = new CountDownLatch(1);
            held = mine;
        }
        var _ = mine.await(HOLD_MILLIS, TimeUnit.MILLISECONDS);
        mine.countDown();
    }

    /// An answer has gone out: what was held may go on, a moment later.
    void answered() throws InterruptedException {
        CountDownLatch waiting;
        synchronized (this) {
            waiting = held;
        }
        if (waiting.getCount() > 0) {
            var _ = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            waiting.countDown();
        }
    }
}
