package dev.vox.voice.scenario;

import dev.vox.voice.ConversationEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The barge-ins of a conversation against the truth: what the user really said and when.
///
/// @param wrong while the user said nothing
/// @param missed interruptions by speech that did not break in
record BargeIns(int wrong, int missed) {
    /// A decision comes up to so long after the last sound.
    private static final long DECIDING = Duration.ofSeconds(1).toNanos();

    static BargeIns of(List<Turn> turns, List<RunningTurn> begun) {
        if (begun.isEmpty()) {
            return new BargeIns(0, 0);
        }
        List<Long> moments = new ArrayList<>();
        for (ConversationEvent event : begun.getFirst().moments().events()) {
            if (EventKind.BARGE_IN.is(event)) {
                moments.add(event.at());
            }
        }
        int missed = 0;
        List<Long> unexplained = new ArrayList<>(moments);
        for (RunningTurn turn : begun) {
            Turn script = turns.get(turn.number() - 1);
            if (script.action() instanceof Action.Say || script.action() instanceof Action.Wav) {
                boolean brokeIn = unexplained.removeIf(at -> within(turn.moments(), at));
                boolean meant = script.start() instanceof Start.Interrupting;
                missed += meant && !brokeIn ? 1 : 0;
            }
        }
        return new BargeIns(unexplained.size(), missed);
    }

    private static boolean within(Moments said, long at) {
        long end = said.hasEnd() ? said.end() : Long.MAX_VALUE - DECIDING;
        return at >= said.onset() && at <= end + DECIDING;
    }
}
