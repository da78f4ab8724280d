package dev.vox.contract.worker;

import dev.vox.json.JsonValue;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the sample worker does: two devices, and memory of theirs that can be reserved.
final class Devices {
    static final long MEMORY = 8L << 30;

    /// A refusal.
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        final String code;

        Refusal(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    private static final Map<String, String> NAMES =
            Map.of("cpu-0", "Processor", "gpu-0", "Grafik μ");

    private final Defect defect;
    private final PrintStream stderr;
    private final Map<String, Long> reserved = new LinkedHashMap<>();

    Devices(Defect defect, PrintStream stderr) {
        this.defect = defect;
        this.stderr = stderr;
    }

    JsonValue answer(String operation, JsonValue arguments) throws Refusal, InterruptedException {
        return switch (operation) {
            case "ping" -> object("ok", new JsonValue.Flag(true));
            case "describe_device" -> describe(arguments);
            case "reserve_memory" -> reserve(arguments);
            case "release_all" -> release();
            case "echo_text" -> object("text", new JsonValue.Text(text(arguments, "text")));
            case "log_lines" -> log(arguments.whole("bytes").orElse(0L));
            default ->
                    throw new Refusal("UNIMPLEMENTED", "there is no operation '" + operation + "'");
        };
    }

    private JsonValue describe(JsonValue arguments) throws Refusal, InterruptedException {
        String id = device(arguments);
        if (defect == Defect.EXITS) {
            Runtime.getRuntime().halt(3);
        }
        if (defect == Defect.HANGS) {
            new CountDownLatch(1).await();
        }
        var _ = new CountDownLatch(1).await(defect.delay().toNanos(), TimeUnit.NANOSECONDS);
        String shown = defect == Defect.CONSTANT_ANSWERS ? "cpu-0" : id;
        long free;
        synchronized (this) {
            free = MEMORY - reserved.getOrDefault(shown, 0L);
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("device_id", new JsonValue.Text(shown));
        members.put("display_name", new JsonValue.Text(NAMES.getOrDefault(shown, "")));
        members.put("free_memory", number(defect == Defect.CONSTANT_ANSWERS ? MEMORY : free));
        return new JsonValue.Members(members);
    }

    private synchronized JsonValue reserve(JsonValue arguments) throws Refusal {
        String id = device(arguments);
        long bytes =
                arguments
                        .whole("bytes")
                        .filter(n -> n > 0)
                        .orElseThrow(
                                () -> new Refusal("INVALID_ARGUMENT", "bytes must be positive"));
        if (bytes + reserved.getOrDefault(id, 0L) > MEMORY) {
            throw new Refusal("RESOURCE_EXHAUSTED", "there is not so much");
        }
        if (defect != Defect.STATE_UNCHANGED) {
            reserved.merge(id, bytes, Long::sum);
        }
        return object("reserved_bytes", number(bytes));
    }

    private synchronized JsonValue release() {
        reserved.clear();
        return object("ok", new JsonValue.Flag(true));
    }

    private String device(JsonValue arguments) throws Refusal {
        String id = text(arguments, "device_id");
        if (!NAMES.containsKey(id)) {
            throw new Refusal("NOT_FOUND", "there is no device '" + id + "'");
        }
        return id;
    }

    private static String text(JsonValue arguments, String name) throws Refusal {
        return arguments
                .text(name)
                .orElseThrow(() -> new Refusal("INVALID_ARGUMENT", name + " is missing"));
    }

    private JsonValue log(long bytes) throws InterruptedException {
        if (defect == Defect.NEVER_DRAINS) {
            logByChild(bytes);
        } else {
            stderr.println("x".repeat((int) bytes));
        }
        return object("logged_bytes", number(bytes));
    }

    private static void logByChild(long bytes) throws InterruptedException {
        try {
            new ProcessBuilder("sh", "-c", "head -c " + bytes + " /dev/zero >&2").start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonValue number(long number) {
        String text = Long.toString(number);
        return defect == Defect.WRONG_TYPES ? new JsonValue.Text(text) : new JsonValue.Figure(text);
    }

    private static JsonValue object(String name, JsonValue value) {
        return new JsonValue.Members(Map.of(name, value));
    }
}
