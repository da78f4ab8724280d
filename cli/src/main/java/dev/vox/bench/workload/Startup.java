package dev.vox.bench.workload;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Waterfall;
import dev.vox.bench.result.Waterfall.Mark;
import dev.vox.bench.target.StackLauncher;
import dev.vox.bench.target.StackLauncher.Launched;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.voice.FrameSink;
import dev.vox.voice.Pace;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.SessionOver;
import dev.vox.voice.UtteranceMeasurement;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.VoiceSession;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A stack is started from nothing, says something, and is stopped, again and again.
///
/// The page cache of the system is warm after the first start, which counts for nothing.
///
/// @param samples starts
/// @param warmup starts that are not counted
/// @param text of the first utterance
record Startup(int samples, int warmup, String text) implements Workload {
    @Override
    public List<Metric> metrics() {
        return List.of(Metric.READY, Metric.FIRST_SPEECH);
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("samples", Integer.toString(samples));
        parameters.put("warmup", Integer.toString(warmup));
        parameters.put("text", text);
        return parameters;
    }

    @Override
    public int parts() {
        return samples;
    }

    @Override
    public boolean startsStacks() {
        return true;
    }

    @Override
    public void require(Subject subject) {
        launcher(subject);
    }

    private static StackLauncher launcher(Subject subject) {
        return subject.launcher()
                .orElseThrow(() ->
                        new MissingPrerequisite(
                                "[%s] it is not ours to start".formatted(subject.name()),
                                "let stacks be started: --backend embedded, or --backend compose"));
    }

    @Override
    public void warmUp(Subject subject) throws InterruptedException {
        for (int i = 0; i < warmup; i++) {
            try (Launched stack = launcher(subject).launch(Progress.NONE);
                    VoiceClient client = new VoiceClient()) {
                spoken(client, stack, subject);
            }
        }
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException {
        for (int part = from; part < until; part++) {
            try (VoiceClient client = new VoiceClient();
                    Launched stack = launcher(subject).launch(Progress.NONE)) {
                recording.record(
                        Metric.READY, Map.of(), System.nanoTime(), stack.ready().toNanos());
                Spoken spoken = spoken(client, stack, subject);
                record(stack, spoken, recording);
            }
            progress.report(
                    new ProgressEvent.Advanced(subject.name(), part + 1L, samples, "start"));
        }
    }

    /// A first utterance.
    ///
    /// @param begunAt when its connection was begun, in ns of the ticker
    private record Spoken(UtteranceMeasurement measured, long begunAt, long sentAt) {}

    private Spoken spoken(VoiceClient client, Launched stack, Subject subject)
            throws InterruptedException {
        URI address = stack.orchestrator();
        long begunAt = System.nanoTime();
        try (VoiceSession session =
                client.open(
                        SessionOptions.of(address)
                                .withPace(Pace.REALTIME)
                                .withVoice(subject.voice().isEmpty() ? null : subject.voice()))) {
            FrameSink nowhere = pcm -> {};
            long sentAt = System.nanoTime();
            return new Spoken(session.speak(text, nowhere), begunAt, sentAt);
        } catch (IOException | SessionOver e) {
            throw new OperationFailed(
                    "[%s] its first utterance failed: %s".formatted(subject.name(), e.getMessage()),
                    null,
                    e);
        }
    }

    private static void record(Launched stack, Spoken spoken, Recording recording) {
        Duration audible = spoken.measured().firstAudible().orElse(null);
        if (audible == null) {
            recording.flaw("the first utterance was silent");
            return;
        }
        long first = spoken.sentAt() + audible.toNanos() - stack.startedAt();
        recording.record(Metric.FIRST_SPEECH, Map.of(), System.nanoTime(), first);
        recording.waterfall(
                new Waterfall(
                        "start",
                        "",
                        List.of(
                                new Mark("vox dev", Duration.ZERO),
                                new Mark("ready", stack.ready()),
                                new Mark("session", since(stack, spoken.begunAt())),
                                new Mark("request", since(stack, spoken.sentAt())),
                                new Mark("first audible", Duration.ofNanos(first)))));
    }

    private static Duration since(Launched stack, long moment) {
        return Duration.ofNanos(moment - stack.startedAt());
    }
}
