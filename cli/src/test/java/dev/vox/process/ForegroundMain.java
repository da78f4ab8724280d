package dev.vox.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A process that runs a program in its place. Started by [ForegroundTest].
final class ForegroundMain {
    private ForegroundMain() {}

    public static void main(String[] args) throws InterruptedException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("GREETING", "a b");
        environment.remove("REMOVED");
        Runtime.getRuntime()
                .halt(Foreground.run(List.of(args), environment, Duration.ofMillis(300)));
    }
}
