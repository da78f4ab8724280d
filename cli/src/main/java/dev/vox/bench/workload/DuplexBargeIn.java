package dev.vox.bench.workload;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Waterfall;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.voice.Command;
import dev.vox.voice.NetworkFaults;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.TextRole;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.scenario.Action;
import dev.vox.voice.scenario.EventKind;
import dev.vox.voice.scenario.EventPattern;
import dev.vox.voice.scenario.Expectation;
import dev.vox.voice.scenario.Figure;
import dev.vox.voice.scenario.RunResult;
import dev.vox.voice.scenario.Scenario;
import dev.vox.voice.scenario.ScenarioEngine;
import dev.vox.voice.scenario.ScenarioListener;
import dev.vox.voice.scenario.Start;
import dev.vox.voice.scenario.Surrounding;
import dev.vox.voice.scenario.TurnResult;
import dev.vox.voice.sound.Noise;
import dev.vox.voice.sound.UserVoice;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The agent speaks; the user breaks in at a random offset, by voice and, in a conversation of its own, by PAUSE.
///
/// @param samples conversations
/// @param seed of offsets, noises and network; the n-th conversation has it plus n
/// @param conversation what is said
/// @param control whether a PAUSE is measured too
record DuplexBargeIn(int samples, long seed, Conversation conversation, boolean control)
        implements Workload {
    private static final int SAMPLE_RATE = 48_000;
    private static final int WATERFALLS = 20;
    private static final Duration HEARD = Duration.ofSeconds(5);
    private static final Duration SILENT = Duration.ofSeconds(2);
    private static final String LEGACY = "legacy";

    /// What is said.
    ///
    /// @param story that the agent tells
    /// @param interruption that the user says
    /// @param offset from the first that is heard of the story to the interruption
    record Conversation(
            String story,
            String interruption,
            Spans.Range offset,
            List<Surrounding> surroundings,
            NetworkFaults network) {
        Scenario bySpeech(long seed) {
            return scenario(
                    seed,
                    new Turn(
                            new Action.Say(interruption),
                            List.of(
                                    new Expectation.Heard(
                                            new EventPattern(EventKind.BARGE_IN, null, null),
                                            HEARD,
                                            false),
                                    new Expectation.EarSilent(SILENT))));
        }

        Scenario byControl(long seed) {
            return scenario(
                    seed,
                    new Turn(
                            new Action.Control(Command.PAUSE),
                            List.of(new Expectation.EarSilent(SILENT))));
        }

        private record Turn(Action action, List<Expectation> expectations) {}

        private Scenario scenario(long seed, Turn interrupting) {
            return new Scenario(
                    DuplexBargeInKind.NAME,
                    "",
                    SAMPLE_RATE,
                    surroundings,
                    new NetworkFaults(network.loss(), network.jitter(), seed),
                    1,
                    seed,
                    List.of(
                            new dev.vox.voice.scenario.Turn(
                                    new Action.Type(story, TextRole.ASSISTANT),
                                    new Start.Next(),
                                    List.of()),
                            new dev.vox.voice.scenario.Turn(
                                    interrupting.action(),
                                    new Start.Interrupting(offset.least(), offset.most()),
                                    interrupting.expectations())));
        }
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.BARGEIN_SPEECH,
                Metric.BARGEIN_DETECT,
                Metric.FALSE_BARGEINS,
                Metric.MISSED_BARGEINS,
                Metric.BARGEIN_CONTROL,
                Metric.BARGEIN_EAR);
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("samples", Integer.toString(samples));
        parameters.put("seed", Long.toString(seed));
        parameters.put("offset", conversation.offset().shown());
        parameters.put("say", conversation.interruption());
        parameters.put("story", conversation.story());
        parameters.put("control", Boolean.toString(control));
        if (!conversation.surroundings().isEmpty()) {
            parameters.put(
                    "noise",
                    conversation.surroundings().stream()
                            .map(DuplexBargeIn::shown)
                            .collect(Collectors.joining(", ")));
        }
        if (conversation.network().loss() > 0 || conversation.network().jitter().isPositive()) {
            parameters.put(
                    "network",
                    "loss %.3f, jitter %d ms"
                            .formatted(
                                    conversation.network().loss(),
                                    conversation.network().jitter().toMillis()));
        }
        return parameters;
    }

    private static String shown(Surrounding surrounding) {
        return switch (surrounding) {
            case Surrounding.Noisy(Noise noise, double decibels) ->
                    "%s %.1f dB".formatted(noise.label(), decibels);
            case Surrounding.Echoing(double decibels, Duration delay) ->
                    "echo %.1f dB after %d ms".formatted(decibels, delay.toMillis());
        };
    }

    @Override
    public int parts() {
        return samples;
    }

    @Override
    public void require(Subject subject) {
        if (subject.orchestrator().isEmpty()) {
            throw new MissingPrerequisite(
                    "[%s] nobody listens to a worker's user: it takes an orchestrator"
                            .formatted(subject.name()),
                    "name one with `--target ws://host:port`");
        }
        if (LEGACY.equals(subject.fingerprint().facts().get("mode"))) {
            throw deaf(subject, "its mode is legacy");
        }
    }

    private static MissingPrerequisite deaf(Subject subject, String why) {
        return new MissingPrerequisite(
                "[%s] it does not listen to its user: %s".formatted(subject.name(), why),
                "start it in agent mode: `vox dev --mode agent`, or `--mode agent` here");
    }

    /// One conversation, in which the server must hear something.
    @Override
    public void warmUp(Subject subject) throws InterruptedException {
        try (VoiceClient client = new VoiceClient();
                UserVoice voice = UserVoice.load()) {
            RunResult run = held(client, voice, subject, conversation.bySpeech(seed));
            boolean heard =
                    run.turns().stream()
                            .flatMap(turn -> turn.events().stream())
                            .anyMatch(each -> EventKind.SPEECH_BEGAN.is(each.event()));
            if (!heard) {
                throw deaf(
                        subject,
                        run.turns().stream()
                                .flatMap(turn -> turn.problem().stream())
                                .findFirst()
                                .orElse("it told of no speech when the user spoke"));
            }
        }
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException {
        try (VoiceClient client = new VoiceClient();
                UserVoice voice = UserVoice.load()) {
            for (int part = from; part < until; part++) {
                RunResult spoken =
                        held(client, voice, subject, conversation.bySpeech(seed + part + 1));
                long now = System.nanoTime();
                note(spoken, recording, now);
                count(spoken, recording, now);
                if (control) {
                    note(
                            held(client, voice, subject, conversation.byControl(seed + part + 1)),
                            recording,
                            System.nanoTime());
                }
                progress.report(
                        new ProgressEvent.Advanced(
                                subject.name(), part + 1L, samples, "conversation"));
            }
        }
    }

    private static RunResult held(
            VoiceClient client, UserVoice voice, Subject subject, Scenario scenario)
            throws InterruptedException {
        URI address = subject.orchestrator().orElseThrow();
        return new ScenarioEngine(client, voice)
                .run(
                        scenario,
                        SessionOptions.of(address)
                                .withVoice(subject.voice().isEmpty() ? null : subject.voice()),
                        ScenarioListener.NONE)
                .runs()
                .getFirst();
    }

    /// A conversation whose figures disagree with each other gives none.
    private static void note(RunResult run, Recording recording, long now) {
        if (!run.invalid().isEmpty()) {
            recording.flaw("events and audio disagree about a barge-in by more than a frame");
            return;
        }
        Optional<String> unbegun =
                run.turns().stream().flatMap(turn -> turn.problem().stream()).findFirst();
        if (unbegun.isPresent()) {
            recording.flaw("the conversation came to nothing: " + unbegun.get());
            return;
        }
        TurnResult turn = run.turns().getLast();
        for (Figure figure : turn.figures()) {
            metric(figure)
                    .ifPresent(metric ->
                            recording.record(
                                    metric, Map.of(), now, Math.max(0, figure.value().toNanos())));
        }
        if (recording.waterfalls().size() < WATERFALLS) {
            BargeInCourse.of(turn).ifPresent((Waterfall course) -> recording.waterfall(course));
        }
    }

    private static Optional<Metric> metric(Figure figure) {
        return switch (figure.metric()) {
            case BARGEIN_SPEECH -> Optional.of(Metric.BARGEIN_SPEECH);
            case BARGEIN_DETECT -> Optional.of(Metric.BARGEIN_DETECT);
            case BARGEIN_CONTROL -> Optional.of(Metric.BARGEIN_CONTROL);
            case BARGEIN_EAR -> Optional.of(Metric.BARGEIN_EAR);
            case FIRST_AUDIBLE -> Optional.empty();
        };
    }

    /// What was missed or wrong counts also where no figure is to be used.
    private static void count(RunResult run, Recording recording, long now) {
        recording.record(Metric.FALSE_BARGEINS, Map.of(), now, run.falseBargeIns());
        recording.record(Metric.MISSED_BARGEINS, Map.of(), now, run.missedBargeIns());
    }
}
