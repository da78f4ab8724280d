package dev.vox.bench.report;

import dev.vox.bench.result.Fingerprint;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A fingerprint in one line: what sets measurements apart most.
final class Identity {
    private static final List<String> FOREMOST =
            List.of("model", "mode", "backend", "vox.version", "git.commit", "machine.cpu");
    private static final int COMMIT_DIGITS = 10;

    private Identity() {}

    /// `kevin16, mock, embedded, vox 0.7.0, commit 8c8521e4b7, 2 × AMD EPYC, jdk 25.0.3`; what is not known is left out.
    static String of(Fingerprint fingerprint) {
        Map<String, String> facts = fingerprint.facts();
        Stream<String> known =
                FOREMOST.stream().map(fact -> word(fact, facts)).flatMap(Optional::stream);
        Stream<String> jdk =
                Stream.of(facts.get("jdk")).filter(Objects::nonNull).map("jdk "::concat);
        return Stream.concat(known, jdk).collect(Collectors.joining(", "));
    }

    private static Optional<String> word(String fact, Map<String, String> facts) {
        String value = facts.getOrDefault(fact, "");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String cores = facts.getOrDefault("machine.cores", "");
        return Optional.of(
                switch (fact) {
                    case "vox.version" -> "vox " + value;
                    case "git.commit" ->
                            "commit " + value.substring(0, Math.min(COMMIT_DIGITS, value.length()));
                    case "machine.cpu" -> cores.isEmpty() ? value : cores + " × " + value;
                    default -> value;
                });
    }
}
