package dev.vox.template.just;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the lines of a recipe run, as far as it is known.
final class KnownPrograms {
    /// What the project's own tasks are made of.
    private static final Set<String> TASKS =
            Set.of(
                    "black",
                    "bun",
                    "cargo",
                    "cmake",
                    "deno",
                    "eslint",
                    "flake8",
                    "go",
                    "gradle",
                    "gradlew",
                    "isort",
                    "jest",
                    "make",
                    "mvn",
                    "mvnw",
                    "mypy",
                    "ninja",
                    "nox",
                    "npm",
                    "npx",
                    "pip",
                    "pnpm",
                    "poetry",
                    "pre-commit",
                    "prettier",
                    "py-spy",
                    "pyright",
                    "pytest",
                    "ruff",
                    "tox",
                    "tsc",
                    "uv",
                    "vitest",
                    "yarn");

    /// What stands before the program that a line is about.
    private static final Set<String> RUNNERS = Set.of("uv", "poetry", "npx", "pip");

    private static final Set<String> SUBCOMMANDS =
            Set.of(
                    "build", "config", "cp", "create", "down", "exec", "images", "kill", "logs",
                    "ps", "pull", "push", "restart", "rm", "run", "start", "stop", "top", "up");

    /// `{{ name }}` is one word.
    private static final Pattern BLANKS = Pattern.compile("\\{\\{\\s*+([A-Za-z_][\\w-]*+)\\s*+}}");

    private KnownPrograms() {}

    /// What was found in a body.
    ///
    /// @param commands of vox that do it: `stop`
    /// @param tasks the project's programs: `pytest`
    /// @param missing what no command of this build does, as a phrase
    record Found(Set<String> commands, Set<String> tasks, Set<String> missing) {
        static Found nothing() {
            return new Found(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        }

        /// The one command that does all of it.
        Optional<String> command() {
            boolean alone = commands.size() == 1 && tasks.isEmpty() && missing.isEmpty();
            return alone ? commands.stream().findFirst() : Optional.empty();
        }
    }

    static Found in(List<String> lines) {
        Found found = Found.nothing();
        for (String line : lines) {
            look(words(line), found);
        }
        return found;
    }

    /// The words of a line; quotes, separators and the marks before a line are gone. Lines that only talk are empty.
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        String joined = BLANKS.matcher(line).replaceAll("{{$1}}");
        for (String word : joined.split("[\\s;|&()\"'`]+", -1)) {
            String bare = words.isEmpty() ? word.replaceFirst("^[@-]+", "") : word;
            if (!bare.isEmpty()) {
                words.add(bare);
            }
        }
        boolean talk =
                words.isEmpty()
                        || words.getFirst().startsWith("#")
                        || Set.of("echo", "printf").contains(words.getFirst());
        return talk ? List.of() : words;
    }

    private static void look(List<String> words, Found found) {
        int compose = compose(words);
        if (compose >= 0) {
            compose(words.subList(compose, words.size()), found);
            return;
        }
        String program = null;
        for (String word : words) {
            String name = word.substring(word.lastIndexOf('/') + 1);
            if (name.endsWith("tts.worker")) {
                found.commands().add("serve worker");
                return;
            }
            if (name.endsWith("orchestrator.server")) {
                found.commands().add("serve orchestrator");
                return;
            }
            if (name.equals("protoc") || name.equals("grpc_tools.protoc")) {
                found.missing().add("generating code");
                return;
            }
            if (TASKS.contains(name) && (program == null || RUNNERS.contains(program))) {
                program = name;
            }
        }
        if (program != null) {
            found.tasks().add(program);
        }
    }

    /// The place behind `docker compose`; -1 where there is none.
    private static int compose(List<String> words) {
        int docker = words.indexOf("docker");
        if (docker >= 0 && docker + 1 < words.size() && words.get(docker + 1).equals("compose")) {
            return docker + 2;
        }
        int hyphenated = words.indexOf("docker-compose");
        return hyphenated < 0 ? -1 : hyphenated + 1;
    }

    private static void compose(List<String> words, Found found) {
        int at = 0;
        while (at < words.size() && !SUBCOMMANDS.contains(words.get(at))) {
            at++;
        }
        if (at == words.size()) {
            found.missing().add("docker compose");
            return;
        }
        List<String> behind = words.subList(at + 1, words.size());
        String command = composed(words.get(at), behind);
        if (command == null) {
            found.missing().add("docker compose " + words.get(at) + " as it is called here");
        } else {
            found.commands().add(command);
        }
    }

    private static @Nullable String composed(String subcommand, List<String> behind) {
        boolean single = behind.stream().anyMatch(KnownPrograms::isService);
        boolean volumes = behind.contains("-v") || behind.contains("--volumes");
        return switch (subcommand) {
            case "up", "start" -> single ? null : "dev";
            case "down", "stop" -> single || volumes ? null : "stop";
            case "logs" -> "logs -f";
            case "ps" -> "status";
            default -> null;
        };
    }

    private static boolean isService(String word) {
        return word.matches("[A-Za-z][\\w-]*") && !Set.of("true", "done", "fi").contains(word);
    }
}
