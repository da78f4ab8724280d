package dev.vox.bench.trace;

import dev.vox.bench.result.Fingerprint;
import dev.vox.progress.Progress;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.scenario.Scenario;
import dev.vox.voice.scenario.ScenarioReader;
import dev.vox.voice.sound.UserVoice;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Records conversations with stacks of tests.
final class TraceTrial implements AutoCloseable {
    private static final Instant BEGINNING = Instant.parse("2026-03-01T10:15:30Z");

    private final VoiceClient client = new VoiceClient();
    private final UserVoice voice = UserVoice.load();
    private final TraceEngine engine = new TraceEngine(client, InstantSource.fixed(BEGINNING));

    static TracedStack stack(URI address, @Nullable String voice) {
        return new TracedStack(
                address,
                "kevin16",
                "agent",
                voice,
                new Fingerprint(Map.of("vox.version", "1.0")),
                text -> text.replace("hunter2", "***"));
    }

    static Scenario scenario(String turns) {
        return ScenarioReader.read(
                "test.yaml", "name: trial\nturns:\n" + turns.indent(2), Path.of(""));
    }

    TraceEngine.Recorded record(Path file, URI address, String turns) throws InterruptedException {
        return engine.record(file, stack(address, null), lead(turns));
    }

    ScenarioLead lead(String turns) {
        return new ScenarioLead(scenario(turns), client, voice, true, Duration.ZERO, Progress.NONE);
    }

    TraceEngine.Recorded replay(Path recorded, Path file, URI address, @Nullable String voice)
            throws InterruptedException {
        try (TraceFile trace = TraceFile.open(recorded)) {
            return engine.record(file, stack(address, voice), new ReplayLead(trace, Progress.NONE));
        }
    }

    static List<TimelineEntry> timeline(TraceFile trace) {
        List<TimelineEntry> entries = new ArrayList<>();
        trace.timeline(entries::add);
        return entries;
    }

    @Override
    public void close() {
        client.close();
        voice.close();
    }
}
