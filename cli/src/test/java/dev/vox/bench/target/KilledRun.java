package dev.vox.bench.target;

import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.profile.Backend;
import dev.vox.progress.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A run that measures a stack of its own until it is killed.
final class KilledRun {
    private KilledRun() {}

    /// Starts it.
    static Process start(Path folder) throws Exception {
        return start(KilledRun.class.getName(), folder.toString());
    }

    /// Starts a class of this build.
    static Process start(String main, String... arguments) throws Exception {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// Says the id of the stack's process when it is ready, and then waits for its stdin.
    public static void main(String[] arguments) throws Exception {
        Targets targets = TestTargets.of(Path.of(arguments[0]));
        try (OpenTarget target =
                targets.open(
                        new Started("a", Backend.EMBEDDED, "mock", "legacy", Map.of(), null),
                        Progress.NONE)) {
            System.out.println(target.subject().processes().getFirst());
            System.in.read();
        }
    }
}
