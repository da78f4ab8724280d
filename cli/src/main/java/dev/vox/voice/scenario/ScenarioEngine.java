package dev.vox.voice.scenario;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.voice.DuplexOptions;
import dev.vox.voice.DuplexSession;
import dev.vox.voice.Loudspeaker;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.sound.UserVoice;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Holds the conversations of scenarios. Several threads may hold one each at a time.
public final class ScenarioEngine {
    private final VoiceClient client;
    private final UserVoice voice;

    /// An engine; the caller closes what it is given.
    public ScenarioEngine(VoiceClient client, UserVoice voice) {
        this.client = client;
        this.voice = voice;
    }

    /// Holds a scenario's conversations one after the other.
    ///
    /// @throws MissingPrerequisite when nothing listens at the address, or a file is not there
    /// @throws OperationFailed when a session cannot be opened
    public ScenarioResult run(Scenario scenario, URI address, ScenarioListener listener)
            throws InterruptedException {
        return run(scenario, SessionOptions.of(address), listener);
    }

    /// The same in sessions of these options.
    public ScenarioResult run(Scenario scenario, SessionOptions session, ScenarioListener listener)
            throws InterruptedException {
        Clips clips = new Clips(scenario.turns(), scenario.seed(), voice);
        List<RunResult> runs = new ArrayList<>();
        for (int run = 1; run <= scenario.repeat(); run++) {
            runs.add(run(run, scenario, clips, session, listener));
        }
        return new ScenarioResult(scenario, runs);
    }

    private RunResult run(
            int run,
            Scenario scenario,
            Clips clips,
            SessionOptions asked,
            ScenarioListener listener)
            throws InterruptedException {
        DuplexOptions options =
                DuplexOptions.of(asked.address())
                        .with(asked)
                        .withSampleRate(scenario.sampleRate())
                        .with(scenario.network());
        try (DuplexSession session = client.converse(options, Loudspeaker.NONE)) {
            session.surround(
                    Surrounding.backdrop(scenario.surroundings(), scenario.seed() + run, voice));
            return new Conductor(run, scenario, clips, session, listener).conduct();
        }
    }

    /// Leads a conversation that is open already through the turns of a scenario, whose surroundings and network are left as they
    /// are; meanwhile nobody else takes its events.
    public RunResult lead(DuplexSession session, Scenario scenario, ScenarioListener listener)
            throws InterruptedException {
        Clips clips = new Clips(scenario.turns(), scenario.seed(), voice);
        return new Conductor(1, scenario, clips, session, listener).conduct();
    }
}
