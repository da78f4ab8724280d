package dev.vox.bench.target;

import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.profile.Backend;
import dev.vox.progress.Progress;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A run that measures a stack of its own until it is killed.
final class KilledRun {
    private KilledRun() {}

    /// Starts it.
    static Process start(Path folder) throws Exception {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledRun.class.getName(),
                                folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Says the id of the stack's process when it is ready, and then waits for its stdin.
    public static void main(String[] arguments) throws Exception {
        Targets targets = TestTargets.of(Path.of(arguments[0]));
        try (OpenTarget target =
                targets.open(
                        new Started("a", Backend.EMBEDDED, "mock", "legacy", Map.of(), null),
                        Progress.NONE)) {
            System.out.println(target.subject().process().orElseThrow());
            System.in.read();
        }
    }
}
