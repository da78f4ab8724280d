package dev.vox.validate.bundle;

import dev.vox.json.Json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a command of the tool says, as a file of a bundle.
public final class CommandPart {
    private CommandPart() {}

    /// Runs a command of the tool.
    @FunctionalInterface
    public interface Tool {
        /// What came of it.
        Answer run(List<String> arguments);
    }

    /// What a command wrote.
    ///
    /// @param exit its exit code
    public record Answer(int exit, String out, String err) {}

    /// The file: what the command wrote on stdout; where that is nothing, why.
    public static BundlePart of(String name, String about, Tool tool, List<String> arguments) {
        return new BundlePart(
                name,
                about + ", by `vox " + String.join(" ", arguments) + "`",
                () -> text(tool.run(arguments), arguments));
    }

    private static String text(Answer answer, List<String> arguments) {
        if (!answer.out().isBlank()) {
            return answer.out();
        }
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("command", "vox " + String.join(" ", arguments));
        failure.put("exit", answer.exit());
        failure.put("error", answer.err().lines().toList());
        return Json.pretty(failure);
    }
}
