package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a run loads, in a JVM of its own.
class ReportLoadingTest {
    private static final String REPORT =
            """
            {"schemaVersion": 1, "voxVersion": "1", "project": "/p", "startedAt": "2026-11-20T22:00:00Z",
             "tookMs": 1, "strict": false, "complete": true, "phases": []}
            """;

    @TempDir Path folder;

    @Test
    void onlyTheRendererThatIsAskedForIsLoaded() throws Exception {
        Path report = Files.writeString(folder.resolve("report.json"), REPORT);
        Path loaded = folder.resolve("loaded");
        Path made = folder.resolve("made");
        Process vox =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load:file=" + loaded,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.vox.cli.Main",
                                "validate",
                                "report",
                                report.toString(),
                                "--as",
                                "tap=" + made)
                        .inheritIO()
                        .start();
        try {
            assertThat(vox.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            vox.destroyForcibly();
        }

        assertThat(made).hasContent("TAP version 14\n1..0 # SKIP no phase was run\n");
        List<String> renderers =
                Files.readAllLines(loaded).stream()
                        .map(line -> line.replaceFirst("^(\\[[^]]*])+ *", "").split(" ")[0])
                        .filter(name -> name.startsWith("dev.vox.validate.report."))
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .filter(name -> name.endsWith("Renderer"))
                        .toList();
        assertThat(renderers).containsExactlyInAnyOrder("Renderer", "TapRenderer");
    }
}
