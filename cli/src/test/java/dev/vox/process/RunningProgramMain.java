package dev.vox.process;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Starts a program that reads nothing, and a child of it; says the ids of both, and waits to be killed.
final class RunningProgramMain {
    private RunningProgramMain() {}

    public static void main(String[] arguments) throws Exception {
        RunningProgram program =
                RunningProgram.start(
                        List.of("sh", "-c", "sleep 300 & echo $!; wait"), Map.of(), null);
        String child =
                new BufferedReader(new InputStreamReader(program.stdout(), StandardCharsets.UTF_8))
                        .readLine();
        System.out.println(program.pid() + " " + child);
        new CountDownLatch(1).await();
    }
}
