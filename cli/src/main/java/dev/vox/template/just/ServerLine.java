package dev.vox.template.just;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service of the stack that a recipe runs as a Python module.
final class ServerLine {
    /// The options that `vox serve worker` takes over, each by what it is called there.
    private static final Map<String, String> OF_WORKER =
            Map.of(
                    "--adapter", "--adapter",
                    "--port", "--port",
                    "--host", "--host",
                    "--metrics-port", "--metrics-port",
                    "--default-model", "--default-model",
                    "--default-model-id", "--default-model");

    /// The same for `vox serve orchestrator`.
    private static final Map<String, String> OF_ORCHESTRATOR =
            Map.of(
                    "--config", "--config",
                    "--port", "--port",
                    "--host", "--host",
                    "--health-port", "--health-port",
                    "--worker", "--worker");

    private ServerLine() {}

    /// What a command is; empty when it runs none.
    static Optional<Meaning> meaning(List<String> words) {
        boolean module =
                words.size() > 2
                        && words.getFirst().matches("(?:.*/)?python[\\d.]*")
                        && words.get(1).equals("-m");
        if (!module) {
            return Optional.empty();
        }
        List<String> behind = words.subList(3, words.size());
        String name = words.get(2);
        if (name.endsWith("tts.worker")) {
            return Optional.of(served("worker", OF_WORKER, behind));
        }
        return name.endsWith("orchestrator.server")
                ? Optional.of(served("orchestrator", OF_ORCHESTRATOR, behind))
                : Optional.empty();
    }

    private static Meaning served(String service, Map<String, String> options, List<String> words) {
        Carried carried = new Carried("serve", service);
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at++);
            int equals = word.indexOf('=');
            String option = options.get(equals > 0 ? word.substring(0, equals) : word);
            boolean value = equals < 0 && at < words.size() && !words.get(at).startsWith("-");
            if (option == null || !word.startsWith("-") || (equals < 0 && !value)) {
                carried.leaveOut(word);
            } else {
                carried.add(option, equals > 0 ? word.substring(equals + 1) : words.get(at));
            }
            at += value && word.startsWith("-") ? 1 : 0;
        }
        return carried.done();
    }
}
