package dev.vox.cli.command.validate;

import dev.vox.env.inspect.Inventory;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.report.FileDestination;
import dev.vox.report.ReportFile;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.StackUnderTest;
import dev.vox.validate.Target;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes a phase of what is seen now, so that a later run says what has changed.
final class RecordedPhase {
    private static final String STACK = "stack";

    private final Target target;
    private final Inventory variables;
    private final int phase;

    /// @param variables in effect
    /// @param phase the number of what is written
    RecordedPhase(Target target, Inventory variables, int phase) {
        this.target = target;
        this.variables = variables;
        this.phase = phase;
    }

    /// Writes it whole or not at all.
    ///
    /// @param overwrite whether a file that is there is overwritten
    /// @throws MissingPrerequisite when it is there and is not to be overwritten, or cannot be written
    /// @throws OperationFailed when it cannot be seen what is up
    Recording write(Path file, boolean overwrite) {
        Path place = file.toAbsolutePath().normalize();
        if (!overwrite && Files.exists(place)) {
            throw new MissingPrerequisite(
                    "[%s] is there already".formatted(file), "overwrite it: --force");
        }
        PhaseText text = text();
        if (text.checks() == 0) {
            throw new MissingPrerequisite(
                    "[%s] nothing is seen that could be recorded".formatted(file),
                    "start a stack, or set a variable in .env.local");
        }
        put(place, text.toString());
        return new Recording(file, phase, text.checks());
    }

    private PhaseText text() {
        PhaseText text = new PhaseText(phase, "As it was recorded");
        try {
            Optional<StackUnderTest> stack = target.stack();
            stack.ifPresent(up -> stack(up, text));
        } catch (CheckBroken e) {
            throw new OperationFailed(
                    "[stack] cannot be looked at: " + e.getMessage(), "vox status says more", e);
        }
        variables.own().entries().values().stream()
                .filter(entry -> entry.layer() != null && !entry.text().isBlank())
                .forEach(entry -> variable(entry, text));
        return text;
    }

    private static void stack(StackUnderTest stack, PhaseText text) {
        List<String> needs = List.of("stack:" + stack.backend());
        new TreeMap<>(stack.addresses()).forEach((what, address) -> listening(what, address, text));
        new TreeMap<>(stack.addresses()).forEach((what, address) -> answering(what, address, text));
        new TreeMap<>(stack.containers())
                .keySet()
                .forEach(service ->
                        text.check(
                                "recorded.container." + word(service),
                                "The container of %s runs".formatted(service),
                                "container",
                                Map.of("service", service, "expect", Map.of("state", "running")),
                                needs));
    }

    private static void listening(String what, URI address, PhaseText text) {
        text.check(
                "recorded.port." + what,
                "Somebody listens where %s was".formatted(what),
                "port",
                ordered("port", address.getPort(), "host", address.getHost()),
                List.of(STACK));
    }

    private static void answering(String what, URI address, PhaseText text) {
        switch (what) {
            case "health", "metrics", "orchestrator-metrics" ->
                    text.check(
                            "recorded.http." + what,
                            "The page of %s answers".formatted(what),
                            "http",
                            Map.of("url", address.toString()),
                            List.of(STACK));
            case "grpc" ->
                    text.check(
                            "recorded.grpc",
                            "The worker says that it is well",
                            "grpc",
                            ordered("ask", "health", "address", hostAndPort(address)),
                            List.of(STACK));
            case "websocket" ->
                    text.check(
                            "recorded.websocket",
                            "The orchestrator greets",
                            "websocket",
                            Map.of("url", address.toString()),
                            List.of(STACK));
            default -> {}
        }
    }

    private static String hostAndPort(URI address) {
        return address.getHost() + ":" + address.getPort();
    }

    /// That it is set, never to what.
    private static void variable(Inventory.Entry entry, PhaseText text) {
        text.check(
                "recorded.env." + word(entry.name()),
                entry.name() + " is set",
                "env",
                Map.of("name", entry.name()),
                List.of());
    }

    private static String word(String name) {
        String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return word.replaceAll("^-|-$", "");
    }

    private static Map<String, Object> ordered(
            String first, Object value, String second, Object other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, value);
        map.put(second, other);
        return map;
    }

    private static void put(Path file, String text) {
        try {
            FileDestination.put(file, text);
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "[%s] cannot be written: %s".formatted(file, ReportFile.reason(e)),
                    "name another file",
                    e);
        }
    }
}
