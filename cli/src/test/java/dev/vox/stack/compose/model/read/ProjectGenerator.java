package dev.vox.stack.compose.model.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes random projects of what a service may say: a file, one over it, and services that extend others.
final class ProjectGenerator {
    /// How many services may not be extended, since they share another's network: every seventh.
    private static final int SHARED = 7;

    private static final Map<String, List<String>> VARIANTS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    "environment",
                                    List.of(
                                            "[A=1, B, 'C=${SET}']",
                                            "{A: 2, B: , D: 1.0}",
                                            "{SET: , C: x}",
                                            "[A=, E=a=b, SET]",
                                            "{F: true, A: '${UNSET:-d}'}")),
                            Map.entry(
                                    "env_file",
                                    List.of(
                                            "one.env",
                                            "[two.env, one.env]",
                                            "[./one.env, {path: two.env}]",
                                            "[{path: none.env, required: false}]")),
                            Map.entry(
                                    "ports",
                                    List.of(
                                            "[80]",
                                            "['8080:80', '81']",
                                            "['127.0.0.1:8080:80', {target: 80, published:"
                                                + " '8080'}]",
                                            "['9000-9003:9000-9003/udp']",
                                            "[{target: 80, published: 8080}, '8080:80']",
                                            "['6000-6010:6000', '[::1]:7000:7000']")),
                            Map.entry(
                                    "volumes",
                                    List.of(
                                            "[data:/data, ./a:/a:ro]",
                                            "[/data, other:/other]",
                                            "[{type: bind, source: b, target: /a}]",
                                            "[{type: tmpfs, target: /t}, ~/x:/data/]",
                                            "[{type: volume, source: other, target: /a, read_only:"
                                                + " true}]")),
                            Map.entry(
                                    "labels",
                                    List.of("[a=1, b]", "{a: 2, c: true}", "{b: , d: '${SET}'}")),
                            Map.entry(
                                    "command",
                                    List.of("run me", "[run, '$$me']", "sh -c 'a b'", "[]")),
                            Map.entry(
                                    "healthcheck",
                                    List.of(
                                            "{test: curl x, interval: 5s}",
                                            "{test: [CMD, a], timeout: 1m30s, retries: 3}",
                                            "{disable: true}",
                                            "{interval: 2s, start_period: 500ms}",
                                            "{test: [NONE]}")),
                            Map.entry(
                                    "build",
                                    List.of(
                                            ".",
                                            "./app",
                                            "{context: app, args: [A=1, SET]}",
                                            "{dockerfile: D, args: {A: 2, B: }}",
                                            "{context: x, target: t, additional_contexts: {c:"
                                                + " ./c}}")),
                            Map.entry("profiles", List.of("[p]", "[p, q]", "['${SET}']", "[r, p]")),
                            Map.entry("restart", List.of("'no'", "always", "on-failure:2")),
                            Map.entry("runtime", List.of("nvidia", "runc")),
                            Map.entry("gpus", List.of("[{count: 1}]", "[{device_ids: ['0']}]")),
                            Map.entry("tmpfs", List.of("/run", "[/tmp:size=1m, /run]")),
                            Map.entry(
                                    "deploy",
                                    List.of(
                                            "{resources: {limits: {memory: 1G}}}",
                                            "{resources: {reservations: {devices: [{capabilities:"
                                                + " [gpu], count: 2}]}}}",
                                            "{resources: {reservations: {devices: [{capabilities:"
                                                + " [gpu, x], device_ids: [a]}]}}, replicas:"
                                                + " 1}"))));

    private static final List<String> NETWORKS =
            List.of("[front]", "{front: {aliases: [a, b]}}", "[default, back]", "{back: }");

    private static final List<String> CONDITIONS =
            List.of(
                    "service_started",
                    "service_healthy",
                    "service_completed_successfully, required: false");

    private final Random random;

    ProjectGenerator(long seed) {
        this.random = new Random(seed);
    }

    /// A project in a folder of its own.
    OracleProject project(Path folder, int services) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("one.env"), "ONE=1\nA=file\nX=${SET}\n");
            Files.writeString(folder.resolve("two.env"), "TWO=${ONE:-0}\nA=two\nQ='${SET}'\n");
            Files.writeString(folder.resolve("compose.yaml"), main(services));
            Files.writeString(folder.resolve("two.yaml"), over(services));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OracleProject(folder, List.of("compose.yaml", "two.yaml"));
    }

    private String main(int services) {
        StringBuilder file = new StringBuilder("services:\n");
        for (int i = 0; i < services; i++) {
            file.append("  s%d:\n    image: x%d\n".formatted(i, i));
            int base = i == 0 ? 0 : random.nextInt(i);
            if (i % SHARED != 0 && base % SHARED != 0 && random.nextInt(3) == 0) {
                file.append("    extends: {service: s%d}\n".formatted(base));
            }
            file.append(said(i));
        }
        return file.append("volumes: {data: , other: {name: named}}\nnetworks: {front: , back: }\n")
                .toString();
    }

    private String over(int services) {
        StringBuilder file = new StringBuilder("services:\n  s0: {image: over}\n");
        for (int i = 1; i < services; i++) {
            if (random.nextBoolean()) {
                file.append("  s%d:\n    container_name: c%d\n".formatted(i, i)).append(said(i));
            }
        }
        return file.toString();
    }

    private String said(int index) {
        StringBuilder said = new StringBuilder();
        VARIANTS.forEach((key, variants) -> {
            if (random.nextInt(3) == 0) {
                String tag = random.nextInt(12) == 0 ? "!override " : "";
                said.append("    %s: %s%s\n".formatted(key, tag, one(variants)));
            }
        });
        if (index % SHARED == 0) {
            said.append("    network_mode: host\n");
        } else if (random.nextInt(3) == 0) {
            said.append("    networks: %s\n".formatted(one(NETWORKS)));
        }
        if (index > 0 && random.nextInt(3) == 0) {
            said.append("    depends_on: %s\n".formatted(dependencies(index)));
        }
        return said.toString();
    }

    private String dependencies(int index) {
        List<Integer> others = random.ints(2, 0, index).distinct().boxed().toList();
        return random.nextBoolean()
                ? others.stream().map(other -> "s" + other).toList().toString()
                : others.stream()
                        .map(other -> "s%d: {condition: %s}".formatted(other, one(CONDITIONS)))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private String one(List<String> variants) {
        return variants.get(random.nextInt(variants.size()));
    }
}
