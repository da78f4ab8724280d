import dev.vox.runtime.asr.sphinx.SphinxMode;
import dev.vox.voice.NearestRank;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.scenario.Metric;
import dev.vox.voice.scenario.RunResult;
import dev.vox.voice.scenario.Scenario;
import dev.vox.voice.scenario.ScenarioEngine;
import dev.vox.voice.scenario.ScenarioListener;
import dev.vox.voice.scenario.ScenarioReader;
import dev.vox.voice.scenario.ScenarioResult;
import dev.vox.voice.sound.UserVoice;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/// Measures full duplex of a stack that is up, by scenarios: each figure beside its bar.
///
/// Percentiles are by nearest rank. Runs whose two ways of measuring disagree are not counted, and their number is told.
///
/// Arguments: WebSocket address, minutes of noise. Run by `java -cp 'cli/target/vox/lib/*' bench/DuplexFigures.java …`.
final class DuplexFigures {
    private static final int PARALLEL = 10;
    private static final int INTERRUPTIONS = 100;
    private static final int SESSIONS = 100;
    private static final String STORY =
            "I am going to tell you a rather long story about a river and a boat and about all the"
                    + " people who ever crossed the river in the boat so that there is always"
                    + " something to hear. ";

    private final ScenarioEngine engine;
    private final URI address;
    private boolean met = true;

    private DuplexFigures(ScenarioEngine engine, URI address) {
        this.engine = engine;
        this.address = address;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: DuplexFigures ws://HOST:PORT MINUTES");
            System.exit(2);
        }
        try (VoiceClient client = new VoiceClient();
                UserVoice voice = UserVoice.load()) {
            DuplexFigures bench =
                    new DuplexFigures(new ScenarioEngine(client, voice), URI.create(args[0]));
            bench.run(Integer.parseInt(args[1]));
            System.out.println(bench.met ? "every bar is met" : "a bar is missed");
            System.exit(bench.met ? 0 : 1);
        }
    }

    private void run(int minutes) throws Exception {
        System.out.printf("%-44s %6s %10s %10s %10s%n", "figure", "n", "p50", "p95", "bar p95");
        run(List.of(interrupting(0, 4), pausing(0, 4))); // warms both sides, not counted
        List<ScenarioResult> clean = run(List.of(interrupting(1, 20), pausing(1, 20)));
        latency("bargein_detect, clean speech", clean, Metric.BARGEIN_DETECT, 120);
        latency("bargein_control", clean, Metric.BARGEIN_CONTROL, 5);
        latency("bargein_ear after PAUSE", clean, Metric.BARGEIN_EAR, 70);
        recognition();
        List<Scenario> offsets = new ArrayList<>();
        for (int i = 0; i < PARALLEL; i++) {
            offsets.add(interrupting(100 + i, INTERRUPTIONS / PARALLEL));
        }
        long missed = runs(run(offsets)).stream().mapToLong(RunResult::missedBargeIns).sum();
        count("missed barge-ins of " + INTERRUPTIONS + " at random offsets", missed, 0);
        noise(minutes);
        hundred();
    }

    private List<ScenarioResult> run(List<Scenario> scenarios) throws Exception {
        List<ScenarioResult> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ScenarioResult>> running = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                running.add(
                        threads.submit(() -> engine.run(scenario, address, ScenarioListener.NONE)));
            }
            for (Future<ScenarioResult> each : running) {
                results.add(each.get());
            }
        }
        return results;
    }

    private void recognition() throws Exception {
        List<String> phrases = SphinxMode.everyday().phrases();
        int right = 0;
        for (String phrase : phrases) {
            ScenarioResult result =
                    run(List.of(
                                    scenario(
                                            "seed: 1",
                                            """
                                            turns:
                                              - say: %s
                                                expect:
                                                  - {event: transcript, role: user, text: '^%s$', within: 4s}
                                            """
                                                    .formatted(phrase, phrase))))
                            .getFirst();
            right += result.met() ? 1 : 0;
            if (!result.met()) {
                System.out.println("  not understood: " + phrase);
            }
        }
        int percent = 100 * right / phrases.size();
        met &= percent >= 95;
        System.out.printf(
                "%-44s %6d %10s %10d %% %7d %%%s%n",
                "phrases of kevin16 understood",
                phrases.size(),
                "",
                percent,
                95,
                percent >= 95 ? "" : "  missed");
    }

    /// The agent speaks all the time while there is noise, so that there is always something to break into.
    private void noise(int minutes) throws Exception {
        List<String> noises =
                List.of(
                        "kind: hum, level: -10dB",
                        "kind: clicks, level: -10dB",
                        "kind: babble, level: -10dB",
                        "kind: echo, level: -20dB");
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = 0; i < minutes; i++) {
            String noise = noises.get(i % noises.size());
            scenarios.add(
                    scenario(
                            "seed: %d\nnoise: [{%s}]".formatted(i, noise),
                            """
                            turns:
                              - {type: "%s", role: assistant}
                              - silence: 60s
                            """
                                    .formatted(STORY.repeat(8))));
        }
        List<RunResult> runs = new ArrayList<>();
        for (int from = 0; from < scenarios.size(); from += PARALLEL) {
            runs.addAll(
                    runs(
                            run(
                                    scenarios.subList(
                                            from, Math.min(scenarios.size(), from + PARALLEL)))));
        }
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).falseBargeIns() > 0) {
                System.out.println("  false: " + noises.get(i % noises.size()));
            }
        }
        count(
                "false barge-ins in %d min of noise and echo".formatted(minutes),
                runs.stream().mapToLong(RunResult::falseBargeIns).sum(),
                1);
    }

    /// The sessions begin within two seconds, one after the other, and speak together for the rest of the story.
    private List<Scenario> crowd() {
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            scenarios.add(
                    scenario(
                            "seed: " + i,
                            """
                            turns:
                              - silence: %dms
                              - type: "%s"
                                role: assistant
                                expect: [{event: utterance, within: 30s}]
                            """
                                    .formatted(20 * (i + 1), STORY)));
        }
        return scenarios;
    }

    private void hundred() throws Exception {
        run(crowd()); // warms both sides, not counted
        long[] deviations =
                runs(run(crowd())).stream()
                        .flatMapToLong(run -> LongStream.of(run.reception().deviations()))
                        .toArray();
        report("frame_jitter, 100 duplex sessions", deviations, 10);
    }

    private static Scenario interrupting(long seed, int repeat) {
        return scenario(
                "seed: %d\nrepeat: %d".formatted(seed, repeat),
                """
                turns:
                  - {type: "%s", role: assistant}
                  - say: Turn the lights off.
                    interrupt_after: 200ms..4s
                    expect: [{event: barge_in, within: 2s}]
                """
                        .formatted(STORY));
    }

    private static Scenario pausing(long seed, int repeat) {
        return scenario(
                "seed: %d\nrepeat: %d".formatted(seed, repeat),
                """
                turns:
                  - {type: "%s", role: assistant}
                  - control: PAUSE
                    interrupt_after: 200ms..4s
                    expect: [{event: control, within: 1s}]
                """
                        .formatted(STORY));
    }

    private static Scenario scenario(String head, String turns) {
        return ScenarioReader.read("bench", "name: bench\n" + head + "\n" + turns, Path.of(""));
    }

    private static List<RunResult> runs(List<ScenarioResult> results) {
        return results.stream().flatMap(result -> result.runs().stream()).toList();
    }

    private void latency(String name, List<ScenarioResult> results, Metric metric, double bar) {
        long invalid = runs(results).stream().filter(run -> !run.invalid().isEmpty()).count();
        if (invalid > 0) {
            System.out.println("  runs not counted, events and audio disagree: " + invalid);
        }
        report(
                name,
                results.stream()
                        .flatMapToLong(result -> LongStream.of(result.samples(metric)))
                        .toArray(),
                bar);
    }

    private void report(String name, long[] samples, double bar) {
        if (samples.length == 0) {
            met = false;
            System.out.printf("%-44s %6d  no samples  missed%n", name, 0);
            return;
        }
        NearestRank ranks = NearestRank.of(samples);
        double p95 = ranks.percentile(95) / 1e6;
        met &= p95 <= bar;
        System.out.printf(
                Locale.ROOT,
                "%-44s %6d %7.2f ms %7.2f ms %7.1f ms%s%n",
                name,
                samples.length,
                ranks.percentile(50) / 1e6,
                p95,
                bar,
                p95 <= bar ? "" : "  missed");
    }

    private void count(String name, long count, long bar) {
        met &= count <= bar;
        System.out.printf(
                "%-44s %6s %10s %10d %10d%s%n",
                name, "", "", count, bar, count <= bar ? "" : "  missed");
    }
}
