package dev.vox.template.just;

import dev.vox.template.just.Meaning.Missing;
import dev.vox.template.just.Meaning.Other;
import dev.vox.template.just.Meaning.Quiet;
import dev.vox.template.just.Meaning.Task;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the commands of a recipe run, as far as it is known.
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

    /// What stands before the program that a command is about.
    private static final Set<String> RUNNERS = Set.of("uv", "poetry", "npx", "pip");

    private static final Set<String> QUIET = Set.of("echo", "printf", "set", "true", ":");

    private static final Pattern ASSIGNED = Pattern.compile("[A-Za-z_]\\w*+=.*");
    private static final Pattern NAME = Pattern.compile("[\\w./+-]{1,40}");
    private static final Pattern STACK =
            Pattern.compile(
                    "(?i)just|vox|\\{\\{.*|.*(?:docker|podman|honcho|overmind|tts|orchestrator|livekit|redis).*");

    private KnownPrograms() {}

    /// What a command is.
    ///
    /// @param services whose logs vox shows, by name
    static Meaning of(ShellCommand command, Set<String> services) {
        List<String> words = program(command.words());
        if (command.plain()) {
            if (words.isEmpty() ? command.words().isEmpty() : QUIET.contains(words.getFirst())) {
                return new Quiet();
            }
            boolean bare = words.size() == command.words().size() || runner(command.words()) > 0;
            Optional<Meaning> stack =
                    bare
                            ? ComposeLine.meaning(words, services)
                                    .or(() -> ServerLine.meaning(words))
                            : Optional.empty();
            if (stack.isPresent()) {
                return stack.get();
            }
        }
        return task(words).orElseGet(() -> other(command.words(), words));
    }

    /// The words from the program on: what is set for it, and who runs it, is gone.
    private static List<String> program(List<String> words) {
        int at = 0;
        while (at < words.size() && ASSIGNED.matcher(words.get(at)).matches()) {
            at++;
        }
        List<String> bare = words.subList(at, words.size());
        return bare.subList(runner(bare), bare.size());
    }

    /// How many words say who runs the program: `exec`, `uv run`.
    private static int runner(List<String> words) {
        if (words.size() > 1 && words.getFirst().equals("exec")) {
            return 1;
        }
        boolean run =
                words.size() > 2
                        && Set.of("uv", "poetry").contains(words.getFirst())
                        && words.get(1).equals("run")
                        && !words.get(2).startsWith("-");
        return run ? 2 : 0;
    }

    private static Optional<Meaning> task(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (isProtoc(words)) {
            return Optional.of(new Missing("generates code", "protoc"));
        }
        boolean module = words.size() > 2 && words.get(1).equals("-m");
        String program = basename(module ? words.get(2) : words.getFirst());
        if (!TASKS.contains(program)) {
            return Optional.empty();
        }
        String task =
                RUNNERS.contains(program)
                        ? words.stream()
                                .map(KnownPrograms::basename)
                                .filter(name -> TASKS.contains(name) && !RUNNERS.contains(name))
                                .findFirst()
                                .orElse(program)
                        : program;
        return Optional.of(new Task(task));
    }

    private static boolean isProtoc(List<String> words) {
        boolean module = words.size() > 2 && words.get(1).equals("-m");
        return basename(words.getFirst()).equals("protoc")
                || (module && words.get(2).equals("grpc_tools.protoc"));
    }

    private static Other other(List<String> all, List<String> words) {
        String program = words.isEmpty() ? "" : words.getFirst();
        boolean stack = all.stream().anyMatch(word -> STACK.matcher(word).matches());
        return new Other(NAME.matcher(program).matches() ? program : "a line of a shell", stack);
    }

    private static String basename(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }
}
