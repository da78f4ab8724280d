package dev.vox.embedded;

import dev.vox.env.Launch;
import dev.vox.env.Project;
import dev.vox.stack.UpRequest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of the stack's JVM.
public final class StackCommand {
    /// Flags of the stack's JVM. An AOT cache serves only a JVM with the same ones, so the build trains with them.
    ///
    /// A small heap at first and one Netty arena keep an idle stack small. The collector works beside the sessions in pauses below a
    /// frame: the serial one stopped a hundred of them for 300 ms every few seconds, and saved 7 MB. It keeps little of the heap free, and
    /// what the compilers were done with goes back to the system: three hundred paced sessions take about 70 KiB each and not 150.
    /// Netty's flight-recorder events would cost the first connection a tenth of a second. A crash of the JVM is reported on stderr,
    /// which leads to `stack.out`.
    public static final List<String> JVM_FLAGS =
            List.of(
                    "-Xms16m",
                    "-Xmx512m",
                    "-Xss512k",
                    "-XX:+UseG1GC",
                    "-XX:MaxGCPauseMillis=5",
                    "-XX:MinHeapFreeRatio=10",
                    "-XX:MaxHeapFreeRatio=30",
                    "-XX:TrimNativeHeapInterval=5000",
                    "-XX:MetaspaceSize=64m",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:ReservedCodeCacheSize=64m",
                    "-XX:+DisplayVMOutputToStderr",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-UsePerfData",
                    "-Dio.netty.jfr.enabled=false",
                    "-Dio.netty.allocator.numHeapArenas=1",
                    "-Dio.netty.allocator.numDirectArenas=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dslf4j.internal.verbosity=ERROR",
                    "-Xlog:disable");

    private final Launch launch;
    private final String buildId;

    /// @param buildId of this tool; the cache's file name bears it
    public StackCommand(Launch launch, String buildId) {
        this.launch = launch;
        this.buildId = buildId;
    }

    /// The command that runs the stack of a request.
    ///
    /// @param events where it reports how the start goes
    public List<String> of(UpRequest request, Path events) {
        Project project = request.project();
        List<String> command = new ArrayList<>();
        command.add(launch.javaHome().resolve("bin").resolve("java").toString());
        command.addAll(JVM_FLAGS);
        command.add("-XX:ErrorFile=" + project.logs().resolve("hs_err_pid%p.log"));
        Path home = launch.home();
        if (home != null) {
            command.add("-Dvox.home=" + home);
            command.addAll(cache(home));
        }
        command.addAll(List.of("-cp", launch.classPath(), Launch.MAIN));
        command.addAll(List.of("serve", "stack", "--project", project.root().toString()));
        command.addAll(List.of("--events", events.toString()));
        command.addAll(List.of("--timeout", request.timeout().toMillis() + "ms"));
        if (request.settings().speech().tonesOnly()) {
            command.add("--tones-only");
        }
        return List.copyOf(command);
    }

    private List<String> cache(Path home) {
        Path cache = home.resolve("aot").resolve("stack-" + buildId + ".aot");
        return Files.isReadable(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }
}
