package dev.vox.voice.scenario;

import dev.vox.voice.ConversationEvent;
import dev.vox.voice.DuplexSession;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// Leads one conversation through its turns. It takes the session's events.
final class Conductor {
    /// What a turn may wait for after the turn before it.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration TICK = Duration.ofMillis(5);

    private final int run;
    private final List<Turn> turns;
    private final Clips clips;
    private final DuplexSession session;
    private final ScenarioListener listener;
    private final SplittableRandom random;
    private final Duration late;
    private final Duration settle;
    private final List<RunningTurn> begun = new ArrayList<>();
    private final long startedAt;
    private @Nullable String over;
    private @Nullable String problem;
    private long offset = -1;

    Conductor(
            int run,
            Scenario scenario,
            Clips clips,
            DuplexSession session,
            ScenarioListener listener) {
        this.run = run;
        this.turns = scenario.turns();
        this.clips = clips;
        this.session = session;
        this.listener = listener;
        this.random = new SplittableRandom(scenario.seed() * 31 + run);
        this.late = scenario.network().jitter();
        this.settle = scenario.settle();
        this.startedAt = session.now();
    }

    RunResult conduct() throws InterruptedException {
        while (over == null && problem == null && !done()) {
            hear(session.next(TICK));
            long now = session.now();
            look(now);
            begin(now);
        }
        long settled = session.now() + settle.toNanos();
        while (over == null && session.now() < settled) {
            hear(session.next(TICK));
            look(session.now());
        }
        return result();
    }

    private boolean done() {
        return begun.size() == turns.size() && begun.stream().allMatch(RunningTurn::over);
    }

    private void hear(Optional<ConversationEvent> happened) {
        if (happened.isEmpty()) {
            return;
        }
        ConversationEvent event = happened.get();
        listener.happened(run, new TimedEvent(Duration.ofNanos(event.at() - startedAt), event));
        begun.forEach(turn -> turn.hear(event));
        if (event instanceof ConversationEvent.Over(long _, String reason)) {
            over = reason;
        }
    }

    private void look(long now) {
        for (RunningTurn turn : begun) {
            turn.look(now).forEach(outcome -> listener.decided(run, turn.number(), outcome));
        }
    }

    private void begin(long now) throws InterruptedException {
        if (over != null
                || begun.size() == turns.size()
                || begun.stream().anyMatch(RunningTurn::speaking)) {
            return;
        }
        Turn next = turns.get(begun.size());
        if (!due(next.start(), now)) {
            return;
        }
        offset = -1;
        RunningTurn turn = new RunningTurn(begun.size() + 1, next, session);
        begun.add(turn);
        listener.began(run, turn.number(), next.action());
        turn.act(clips.play(next.action()));
    }

    private boolean due(Start start, long now) {
        return switch (start) {
            case Start.Next() -> begun.stream().allMatch(RunningTurn::over);
            case Start.At(Duration at) -> now >= startedAt + at.toNanos();
            case Start.After(EventPattern event) -> happened(event, now);
            case Start.Interrupting interrupting -> audible(interrupting, now);
        };
    }

    private boolean happened(EventPattern event, long now) {
        if (begun.isEmpty()) {
            return waited(startedAt, now, event.label());
        }
        Moments previous = begun.getLast().moments();
        return previous.events().stream()
                        .anyMatch(each -> each.at() >= previous.began() && event.matches(each))
                || waited(previous.end(), now, event.label());
    }

    private boolean audible(Start.Interrupting interrupting, long now) {
        Moments previous = begun.getLast().moments();
        if (!previous.hasEnd()) {
            return false;
        }
        OptionalLong first = session.ear().firstAudible(previous.end());
        if (first.isEmpty()) {
            return waited(previous.end(), now, "answer to be heard");
        }
        if (offset < 0) {
            long least = interrupting.least().toNanos();
            offset = random.nextLong(least, interrupting.most().toNanos() + 1);
        }
        return now >= first.getAsLong() + offset;
    }

    /// Gives up when it has taken too long.
    private boolean waited(long since, long now, String what) {
        if (now - since > LONGEST_WAIT.toNanos()) {
            problem = "no %s within %d s".formatted(what, LONGEST_WAIT.toSeconds());
        }
        return false;
    }

    private RunResult result() {
        String why = over == null ? "it did not come" : "the session was over: " + over;
        List<TurnResult> results = new ArrayList<>();
        for (RunningTurn turn : begun) {
            long until =
                    turn.number() < begun.size()
                            ? begun.get(turn.number()).moments().began()
                            : Long.MAX_VALUE;
            results.add(turn.result(startedAt, until, why));
        }
        for (int i = begun.size(); i < turns.size(); i++) {
            results.add(unbegun(i + 1, turns.get(i), problem == null ? why : problem));
        }
        BargeIns bargeIns = BargeIns.of(turns, begun);
        return new RunResult(
                run,
                results,
                session.reception(),
                bargeIns.wrong(),
                bargeIns.missed(),
                disagreements(results, late));
    }

    private static TurnResult unbegun(int number, Turn turn, String why) {
        return new TurnResult(
                number,
                turn.action().label(),
                null,
                why,
                turn.expectations().stream()
                        .map(expected -> new Outcome(expected, false, null, "the turn never began"))
                        .toList(),
                List.of(),
                List.of());
    }

    private static List<String> disagreements(List<TurnResult> results, Duration late) {
        List<String> found = new ArrayList<>();
        for (TurnResult turn : results) {
            for (Figure figure : turn.figures()) {
                figure.disagreement(late)
                        .ifPresent(apart ->
                                found.add(
                                        "turn %d: %s by events and by audio are %d ms apart"
                                                .formatted(
                                                        turn.number(),
                                                        figure.metric().label(),
                                                        apart.toMillis())));
            }
        }
        return found;
    }
}
