package dev.vox.template.just;

import dev.vox.template.just.OldName.Alias;
import dev.vox.template.just.OldName.Signpost;

import java.util.List;
import java.util.Optional;

/// The one table of the old justfile's recipes, each with what became of it. A recipe whose name is a command of vox has
/// no row: the command does it.
public final class OldNames {
    private static final String NOT_YET = "not in this build of vox";

    private static final List<OldName> ALL =
            List.of(
                    alias("dev-agent", "[MODEL]", "dev agent"),
                    alias("dev-legacy", "[MODEL]", "dev legacy"),
                    alias("dev-fg", "[MODEL] [MODE]", "dev --foreground"),
                    alias("dev-piper", "", "dev piper agent"),
                    alias("dev-cosyvoice", "", "dev cosyvoice2 agent"),
                    alias("dev-switch", "MODEL", "switch"),
                    alias("dev-stop", "", "stop"),
                    alias("dev-status", "", "status"),
                    alias("dev-logs", "[SERVICE]", "logs -f"),
                    alias("logs-tail", "", "logs -f"),
                    alias("dev-reset", "[MODEL] [MODE]", "reset"),
                    alias("dev-clean", "", "clean"),
                    alias("dev-infra", "", "infra"),
                    alias("dev-rebuild", "MODEL", "rebuild"),
                    alias("dev-rebuild-orch", "", "rebuild orchestrator"),
                    alias("redis", "", "infra"),
                    alias("run-tts-mock", "", "serve worker --adapter mock"),
                    alias("run-orch", "", "serve orchestrator"),
                    alias("cli", "[HOST]", "repl"),
                    alias("run-agent", "", "serve orchestrator"),
                    alias("default", "", "help"),
                    deprecated("dev-agent-piper", "dev piper agent", "'vox dev piper agent'"),
                    deprecated("dev-agent-honcho", "dev agent", "'vox dev agent'"),
                    deprecated("dev-bare", "dev legacy", "'vox dev legacy'"),
                    deprecated(
                            "dev-web",
                            "dev",
                            "'vox dev'; the web client starts by itself, with 'npm run dev' in its"
                                    + " folder"),
                    deprecated("dev-kill", "stop", "'vox stop'"),
                    new Signpost(
                            "redis-stop",
                            "",
                            List.of(),
                            "vox does not stop redis alone",
                            "stop the whole stack with 'vox stop', redis alone with: docker compose"
                                    + " stop redis",
                            true),
                    none(
                            "run-tts-cosy",
                            "[MODEL_ID]",
                            "the engine cosyvoice2 does not run inside vox",
                            "run its own worker: python -m src.tts.worker --adapter cosyvoice2"),
                    none(
                            "run-tts-sesame",
                            "[MODEL_ID]",
                            "the engine sesame does not run inside vox",
                            "run its own worker: python -m src.tts.worker --adapter sesame"),
                    later(
                            "gen-proto",
                            "",
                            "gen-proto",
                            "run protoc, or python -m grpc_tools.protoc"),
                    later(
                            "test-integration",
                            "",
                            "test-integration",
                            "GRPC_TESTS_FORKED=1 uv run pytest tests/integration --forked"),
                    later(
                            "test-integration-fast",
                            "",
                            "test-integration-fast",
                            "uv run pytest tests/integration"),
                    later(
                            "test-performance",
                            "",
                            "test-performance",
                            "GRPC_TESTS_FORKED=1 uv run pytest tests/performance --forked"),
                    later(
                            "test-infrastructure",
                            "",
                            "test-infrastructure",
                            "uv run pytest -m infrastructure"),
                    later("ci", "", "ci", "run the project's own lint, type check and tests"),
                    later("lint", "", "lint", "uv run ruff check src tests"),
                    later("fix", "", "fix", "uv run ruff check --fix src tests"),
                    later("typecheck", "", "typecheck", "uv run mypy src tests"),
                    later("test", "", "test", "uv run pytest tests"),
                    later("web", "", "web", "npm start, in the web client's folder"),
                    later("web-dev", "", "web-dev", "npm run dev, in the web client's folder"),
                    later(
                            "web-build",
                            "",
                            "web-build",
                            "npm run build, in the web client's folder"),
                    later("spy-top", "PID", "spy-top", "sudo py-spy top --pid PID"),
                    later(
                            "spy-record",
                            "PID [OUT]",
                            "spy-record",
                            "sudo py-spy record -o profile.svg --pid PID"),
                    later(
                            "check-cuda",
                            "",
                            "check-cuda",
                            "run the project's own script, or look at nvidia-smi"),
                    none(
                            "test-whisperx-gpu",
                            "",
                            "vox tests no GPU recogniser",
                            "docker build -f docker/Dockerfile.whisperx-gpu-test . and run it"),
                    none(
                            "install-honcho",
                            "",
                            "vox needs no process manager",
                            "'vox dev' starts and watches the services itself"),
                    none(
                            "logs-list",
                            "",
                            "there is one log a service, not one a session",
                            "read them with 'vox logs'; the files lie in .vox/logs"),
                    none(
                            "logs-view",
                            "LOG",
                            "there is one log a service, not one a session",
                            "read them with 'vox logs'; the files lie in .vox/logs"),
                    none(
                            "logs-clean",
                            "",
                            "the logs need no cleaning: they are rotated by size",
                            "the files in .vox/logs may be deleted while no stack runs"),
                    none(
                            "nsys-tts",
                            "",
                            "vox runs no GPU profiler",
                            "nsys profile -o tts_profile COMMAND"),
                    none(
                            "ncu-tts",
                            "",
                            "vox runs no GPU profiler",
                            "ncu --set full -o tts_kernels COMMAND"));

    private OldNames() {}

    /// Every row, in the order of the reference.
    public static List<OldName> all() {
        return ALL;
    }

    /// What became of a recipe.
    public static Optional<OldName> find(String name) {
        return ALL.stream().filter(old -> old.name().equals(name)).findFirst();
    }

    private static OldName alias(String name, String arguments, String command) {
        return new Alias(name, arguments, words(command), null);
    }

    private static OldName deprecated(String name, String command, String replacement) {
        return new Alias(name, "", words(command), replacement);
    }

    private static OldName later(String name, String arguments, String awaited, String today) {
        return new Signpost(
                name, arguments, words(awaited), "'" + name + "' is " + NOT_YET, today, false);
    }

    private static OldName none(String name, String arguments, String problem, String today) {
        return new Signpost(name, arguments, List.of(), problem, today, false);
    }

    private static List<String> words(String command) {
        return List.of(command.split(" ", -1));
    }
}
