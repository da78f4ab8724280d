package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;
import dev.vox.text.Figures;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.yaml.YamlReader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `command`: runs a program, without a shell, and looks at its exit code and its outputs.
///
/// ```yaml
/// with:
///   argv: [uv, --version]
///   cwd: services/tts
///   env: {PYTHONUTF8: "1"}
///   deadline: 5s
///   expect: {exit: 0, stdout: {matches: "^uv 0\\."}, json: {ok: true}}
/// ```
///
/// `stdout` and `stderr` are texts without blanks at their ends, `json` is stdout read as JSON. Of each output 64 KiB are kept. The exit code must be 0 unless it is named.
/// A program that is late is ended with everything that it started.
public final class CommandKind implements CheckKind {
    private static final int KEPT_BYTES = 64 * 1024;
    private static final List<String> FIELDS = List.of("exit", "stdout", "stderr", "json");

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("argv");
        List<String> argv = with.texts("argv");
        String folder = with.text("cwd").orElse(".");
        Map<String, String> variables = with.entries("env");
        Duration most = Spans.read(with, "deadline").orElse(Duration.ofHours(1));
        Expected expected =
                Expected.read(with, FIELDS, Set.of())
                        .or("exit", new Expectation.Literal(new JsonValue.Figure("0")));
        return (target, deadline) ->
                look(target, argv, folder, variables, Spans.shorter(most, deadline), expected);
    }

    private static Verdict look(
            Target target,
            List<String> argv,
            String folder,
            Map<String, String> variables,
            Duration deadline,
            Expected expected)
            throws InterruptedException, CheckBroken {
        Sight sight = new Sight(target);
        Command command = command(target, argv, folder, variables, deadline);
        Completed ended;
        try {
            ended = Programs.run(command);
        } catch (MissingPrerequisite e) {
            return sight.missing(String.valueOf(e.getMessage()), null);
        } catch (OperationFailed e) {
            return sight.wrong(String.valueOf(e.getMessage())).verdict();
        }
        sight.saw("exit", Integer.toString(ended.exit()));
        seeOutput(sight, "stdout", ended.out());
        seeOutput(sight, "stderr", ended.err());
        sight.saw("took", Figures.duration(ended.elapsed()));
        expected.hold(sight, seen(ended, expected.says("json")));
        return sight.verdict();
    }

    private static void seeOutput(Sight sight, String name, String text) {
        if (!text.isBlank()) {
            sight.saw(name, text.strip());
        }
    }

    private static Command command(
            Target target,
            List<String> argv,
            String folder,
            Map<String, String> variables,
            Duration deadline)
            throws CheckBroken {
        Path working = FileKind.in(target, target.expand(folder));
        if (!Files.isDirectory(working)) {
            throw new CheckBroken("there is no folder " + working);
        }
        List<String> arguments = new ArrayList<>();
        for (String argument : argv) {
            arguments.add(target.expand(argument));
        }
        Map<String, String> environment = new LinkedHashMap<>(target.environment());
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            environment.put(variable.getKey(), target.expand(variable.getValue()));
        }
        return Command.of(deadline, arguments).in(working).with(environment).keeping(KEPT_BYTES);
    }

    private static JsonValue seen(Completed ended, boolean json) throws CheckBroken {
        Map<String, JsonValue> seen = new LinkedHashMap<>();
        seen.put("exit", new JsonValue.Figure(Integer.toString(ended.exit())));
        seen.put("stdout", new JsonValue.Text(ended.out().strip()));
        seen.put("stderr", new JsonValue.Text(ended.err().strip()));
        if (json) {
            try {
                seen.put("json", Json.parse("stdout", ended.out()));
            } catch (MalformedJson e) {
                throw new CheckBroken("what it wrote is no JSON: " + e.getMessage(), e);
            }
        }
        return new JsonValue.Members(seen);
    }
}
