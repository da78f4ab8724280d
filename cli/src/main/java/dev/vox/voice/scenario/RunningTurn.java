package dev.vox.voice.scenario;

import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent;
import dev.vox.voice.DuplexSession;
import dev.vox.voice.sound.UserAudio;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A turn that has begun.
final class RunningTurn {
    private static final long NO_FRAME_MORE = Duration.ofMillis(200).toNanos();

    private final int number;
    private final Turn turn;
    private final DuplexSession session;
    private final Moments moments;
    private final List<Check> checks = new ArrayList<>();
    private boolean speaking;
    private boolean acted;

    RunningTurn(int number, Turn turn, DuplexSession session) {
        this.number = number;
        this.turn = turn;
        this.session = session;
        this.moments = new Moments(session.now());
        for (Expectation expectation : turn.expectations()) {
            checks.add(new Check(expectation, moments, session.ear()));
        }
    }

    /// Does what the user does.
    ///
    /// @param audio what an action with a sound gives to hear; null for the others
    void act(@Nullable UserAudio audio) throws InterruptedException {
        switch (turn.action()) {
            case Action.Say _, Action.Wav _, Action.Cough _ -> {
                speaking = true;
                session.say(Objects.requireNonNull(audio));
            }
            case Action.Type(String text, var role) -> done(session.type(text, role));
            case Action.Control(Command command) -> done(session.control(command));
            case Action.Silence(Duration length) -> {
                moments.onset(moments.began());
                moments.end(moments.began() + length.toNanos());
            }
        }
    }

    private void done(long at) {
        moments.end(at);
        acted = true;
    }

    int number() {
        return number;
    }

    Moments moments() {
        return moments;
    }

    /// Whether the user still gives something to hear.
    boolean speaking() {
        return speaking;
    }

    void hear(ConversationEvent event) {
        moments.add(event);
        if (!speaking) {
            return;
        }
        if (event instanceof ConversationEvent.UserBegan began) {
            moments.onset(began.at());
        } else if (event instanceof ConversationEvent.UserEnded ended
                && ended.at() >= moments.began()) {
            moments.end(ended.at());
            speaking = false;
            acted = true;
        }
    }

    /// What is decided by now and was not before.
    List<Outcome> look(long now) {
        if (turn.action() instanceof Action.Silence && now >= moments.end()) {
            acted = true;
        }
        notePause(now);
        List<Outcome> decided = new ArrayList<>();
        for (Check check : checks) {
            Outcome outcome = check.look(now);
            if (outcome != null) {
                decided.add(outcome);
            }
        }
        return decided;
    }

    private void notePause(long now) {
        if (turn.action() instanceof Action.Control(Command command)
                && command == Command.PAUSE
                && moments.lastFrameAfterPause().isEmpty()
                && now > moments.end() + NO_FRAME_MORE) {
            moments.lastFrameAfterPause(session.lastFrameAt());
        }
    }

    /// Whether the user has done it and everything is decided.
    boolean over() {
        return acted && checks.stream().allMatch(check -> check.outcome() != null);
    }

    /// What came of it.
    ///
    /// @param startedAt when the conversation began
    /// @param until the beginning of the next turn, or the end
    /// @param why nothing follows, as a phrase
    TurnResult result(long startedAt, long until, String why) {
        List<Outcome> outcomes = checks.stream().map(check -> check.decide(why)).toList();
        return new TurnResult(
                number,
                turn.action().label(),
                Duration.ofNanos(moments.began() - startedAt),
                null,
                outcomes,
                Measuring.of(turn, moments, session.ear(), until),
                moments.events().stream()
                        .filter(event -> event.at() < until)
                        .map(event ->
                                new TimedEvent(Duration.ofNanos(event.at() - startedAt), event))
                        .toList());
    }
}
