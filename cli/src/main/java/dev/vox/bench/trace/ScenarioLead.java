package dev.vox.bench.trace;

import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.voice.DuplexOptions;
import dev.vox.voice.DuplexSession;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.scenario.Action;
import dev.vox.voice.scenario.RunResult;
import dev.vox.voice.scenario.Scenario;
import dev.vox.voice.scenario.ScenarioEngine;
import dev.vox.voice.scenario.ScenarioListener;
import dev.vox.voice.scenario.Surrounding;
import dev.vox.voice.scenario.TurnResult;
import dev.vox.voice.sound.UserAudio;
import dev.vox.voice.sound.UserVoice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Leads a conversation by a scenario, once.
///
/// @param talks whether the user's audio is sent
/// @param patience for an answer that the scenario does not wait for itself; zero when none need come
public record ScenarioLead(
        Scenario scenario,
        VoiceClient client,
        UserVoice voice,
        boolean talks,
        Duration patience,
        Progress progress)
        implements Lead {
    private static final String SUBJECT = "conversation";

    @Override
    public Conversed conversed(TracedStack stack) {
        return new Conversed(
                scenario.name(),
                stack.shownAddress(),
                stack.model(),
                stack.mode(),
                stack.voiceOrNull() == null ? "" : stack.voiceOrNull(),
                talks,
                scenario.sampleRate(),
                DuplexOptions.of(stack.address()).playoutBuffer(),
                scenario.network());
    }

    @Override
    public UserAudio opening() {
        return UserAudio.SILENCE;
    }

    @Override
    public boolean tellsUser() {
        return true;
    }

    @Override
    public List<String> lead(DuplexSession session, TraceRecorder recorder)
            throws InterruptedException {
        long begunAt = session.now();
        progress.report(new ProgressEvent.Started(SUBJECT, scenario.name(), TraceSpool.LONGEST));
        session.surround(Surrounding.backdrop(scenario.surroundings(), scenario.seed() + 1, voice));
        RunResult result =
                new ScenarioEngine(client, voice)
                        .lead(session, scenario, new Marking(session, recorder));
        new Settling(session, recorder).await(patience, begunAt);
        progress.report(
                new ProgressEvent.Finished(
                        SUBJECT,
                        "%d turns".formatted(scenario.turns().size()),
                        Duration.ofNanos(session.now() - begunAt)));
        List<String> flaws = new ArrayList<>();
        for (TurnResult turn : result.turns()) {
            turn.problem()
                    .ifPresent(why ->
                            flaws.add("turn %d never began: %s".formatted(turn.number(), why)));
        }
        return flaws;
    }

    /// Notes the turns.
    private final class Marking implements ScenarioListener {
        private final DuplexSession session;
        private final TraceRecorder recorder;

        Marking(DuplexSession session, TraceRecorder recorder) {
            this.session = session;
            this.recorder = recorder;
        }

        @Override
        public void began(int run, int turn, Action action) {
            recorder.act(session.now(), turn, action.label());
            progress.report(
                    new ProgressEvent.Advanced(
                            SUBJECT, turn - 1L, scenario.turns().size(), action.label()));
        }
    }
}
