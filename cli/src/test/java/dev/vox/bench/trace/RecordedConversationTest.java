package dev.vox.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

@Timeout(240)
class RecordedConversationTest {
    private static final String INTERRUPTED =
            """
            - type: >-
                I am going to tell you a rather long story about a river and a boat, and about all the
                people who ever crossed the river in the boat, so that there is always something to hear.
              role: assistant
              expect:
                - {event: answer_audible, within: 20s}
            - say: Please stop talking now.
              interrupt_after: 1s
              expect:
                - {event: flush, within: 10s}
            """;

    @TempDir Path folder;

    @Test
    void look() throws Exception {
        Path file = folder.resolve("a.voxtrace");
        Path again = folder.resolve("b.voxtrace");
        try (RunningStack stack = RunningStack.agent(); TraceTrial trial = new TraceTrial()) {
            System.out.println(trial.record(file, stack.address(), INTERRUPTED));
            System.out.println(trial.replay(file, again, stack.address(), null));
        }
        for (Path each : new Path[] {file, again}) {
            try (TraceFile trace = TraceFile.open(each)) {
                TraceTrial.timeline(trace).stream()
                        .filter(e -> !TraceEngine.FRAME_TYPES.contains(e.type()))
                        .forEach(e -> System.out.println(e.micros() + " " + dev.vox.json.Json.compactText(e.fields())));
            }
        }
        java.nio.file.Files.copy(file, Path.of("/tmp/trace/a.voxtrace"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(file).exists();
    }
}
