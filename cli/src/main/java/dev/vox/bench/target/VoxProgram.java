package dev.vox.bench.target;

import dev.vox.env.Launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A build of vox that can be run.
///
/// @param command the program and what comes before the tool's own arguments
/// @param own whether it is the one that runs now
public record VoxProgram(List<String> command, boolean own) {
    public VoxProgram {
        command = List.copyOf(command);
    }

    /// The one that runs now: its launcher where it is packaged, else a JVM with its class path.
    public static VoxProgram current(Launch launch) {
        Path home = launch.home();
        if (home != null) {
            Path program = home.resolve("bin").resolve("vox");
            if (Files.isExecutable(program)) {
                return new VoxProgram(List.of(program.toString()), true);
            }
        }
        return new VoxProgram(
                List.of(
                        launch.javaHome().resolve("bin").resolve("java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        launch.classPath(),
                        Launch.MAIN),
                true);
    }

    /// Another one.
    ///
    /// @param program its launcher: `bin/vox` of a package, or `vox` of a checkout
    public static VoxProgram at(Path program) {
        return new VoxProgram(List.of(program.toAbsolutePath().toString()), false);
    }

    /// Its command line.
    List<String> with(List<String> arguments) {
        List<String> line = new ArrayList<>(command);
        line.addAll(arguments);
        return List.copyOf(line);
    }
}
