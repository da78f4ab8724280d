package dev.vox.cli.repl.talk;

import dev.vox.problem.OperationFailed;
import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent;
import dev.vox.voice.ConversationEvent.Boundary;
import dev.vox.voice.DuplexSession;
import dev.vox.voice.TextRole;
import dev.vox.voice.sound.Clip;
import dev.vox.voice.sound.UserAudio;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// One session: what is said and typed into it, and what comes of that, measured and told. A thread of its own takes the
/// session's events; any thread may say, type and command.
final class Talk implements AutoCloseable {
    private static final Duration WATCHING = Duration.ofMillis(5);
    private static final Duration IDLING = Duration.ofMillis(50);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(1);

    private final DuplexSession session;
    private final Desk desk;
    private final Outlets outlets;
    private final Hearing hearing;
    private final UtteranceMeter utterances = new UtteranceMeter();
    private final BargeInMeter bargeIns = new BargeInMeter();
    private final TurnWatch turn = new TurnWatch();
    private final LegacyEnd legacyEnd = new LegacyEnd();
    private final Thread pump;
    private final UserSide user;
    private final Interruptions interruptions = new Interruptions();
    private final Refusals refusals = new Refusals();
    private boolean held;
    private boolean audible;
    private volatile boolean over;
    private volatile boolean closed;

    Talk(DuplexSession session, Desk desk, Outlets outlets) {
        this.session = session;
        this.desk = desk;
        this.outlets = outlets;
        this.hearing = Hearing.of(session.ear());
        this.user = new UserSide(session);
        this.pump = Thread.ofVirtual().name("repl-events").unstarted(this::run);
    }

    /// Begins to take the session's events.
    static Talk begin(DuplexSession session, Desk desk, Outlets outlets) {
        Talk talk = new Talk(session, desk, outlets);
        talk.pump.start();
        return talk;
    }

    DuplexSession session() {
        return session;
    }

    /// Whether the stack has refused to listen.
    boolean isDeaf() {
        return refusals.isListening();
    }

    /// Whether the stack speaks with its own voice, since it has not got the one that was asked for.
    boolean isVoiceRefused() {
        return refusals.isVoice();
    }

    boolean isOver() {
        return over;
    }

    /// Sends a text; a turn begins.
    ///
    /// @param answered whether it is a turn that the stack answers, and tells the end of its answer
    void type(String text, TextRole role, boolean answered) throws InterruptedException {
        synchronized (this) {
            boolean waits = isSpeaking();
            turn.begin(answered && session.dialect());
            utterances.turn(session.type(text, role), waits);
        }
    }

    /// Lets the user be heard; a turn begins when that is over.
    void speak(UserAudio audio) throws InterruptedException {
        synchronized (this) {
            turn.begin(true);
            turn.userTalks();
        }
        user.say(audio, turn::userIsDone);
    }

    /// What is heard of the user without a turn.
    UserSide user() {
        return user;
    }

    /// Sends a control, which acts at once.
    void control(Command command) throws InterruptedException {
        synchronized (this) {
            held = command == Command.PAUSE;
            bargeIns.control(command, isSpeaking());
            if (command == Command.STOP) {
                utterances.dropTurns();
                turn.stops();
            }
        }
        session.control(command);
    }

    /// Breaks in when the stack is heard next. One interruption waits at a time: the newest.
    void interrupt(Interruption next) throws InterruptedException {
        synchronized (this) {
            interruptions.await(next);
        }
        if (next.words() != null) {
            session.talk();
        }
    }

    /// Whether the stack speaks, or is held in its speech.
    synchronized boolean isSpeaking() {
        return utterances.begunAt().isPresent() || turn.speaking() || session.queued().isPositive();
    }

    /// Waits until what was begun is over.
    ///
    /// @return false when it took longer
    synchronized boolean awaitQuiet(Duration most) throws InterruptedException {
        long deadline = session.now() + most.toNanos();
        while (turn.awaiting()) {
            long left = deadline - session.now();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }

    private void run() {
        try {
            while (!closed && !(over && isSettled())) {
                Optional<ConversationEvent> event = next();
                synchronized (this) {
                    event.ifPresent(this::hear);
                }
                settle();
            }
        } catch (OperationFailed e) {
            desk.tell(new ReplEvent.Problem("", String.valueOf(e.getMessage()), null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /// What was heard before the end is still played and measured.
    private Optional<ConversationEvent> next() throws InterruptedException {
        if (over) {
            LockSupport.parkNanos(WATCHING.toNanos());
            return Optional.empty();
        }
        Duration tick;
        synchronized (this) {
            Duration most = turn.awaiting() || sounding() ? WATCHING : IDLING;
            tick = interruptions.left(session.now(), most);
        }
        return session.next(tick);
    }

    private synchronized boolean isSettled() {
        return held || !(utterances.isPending() || session.queued().isPositive());
    }

    private synchronized void end() {
        over = true;
        turn.end();
        notifyAll();
    }

    private boolean sounding() {
        return utterances.isPending() || utterances.begunAt().isPresent();
    }

    private void hear(ConversationEvent event) {
        // Whoever is told may ask at once.
        refusals.hear(event);
        if (!closed) {
            Translation.of(event).ifPresent(desk::tell);
        }
        switch (event) {
            case ConversationEvent.StateChanged changed -> turn.state(changed.to());
            case ConversationEvent.SpeechHeard heard -> speechHeard(heard);
            case ConversationEvent.FirstFrame(long at, long _) -> {
                utterances.firstFrame(at);
                turn.answerBegan();
            }
            case ConversationEvent.UtteranceOver(long _, var figures) -> {
                utterances.over(figures);
                utteranceOver();
            }
            case ConversationEvent.TurnOver _ -> turn.answerOver();
            case ConversationEvent.Failed(long _, String code, String _) -> failed(code);
            case ConversationEvent.ControlTaken(long _, Command command, long _) -> {
                if (command == Command.STOP) {
                    turn.stopped();
                }
            }
            case ConversationEvent.Over _ -> over = true;
            case ConversationEvent.AudibleBegan _ -> audible = true;
            case ConversationEvent.AudibleEnded _ -> audible = false;
            case ConversationEvent.Transcript _,
                    ConversationEvent.UserBegan _,
                    ConversationEvent.UserEnded _,
                    ConversationEvent.AudibleDue _,
                    ConversationEvent.Held _,
                    ConversationEvent.Flushed _ -> {}
        }
        bargeIns.hear(event, hearing)
                .ifPresent(figures -> desk.tell(new ReplEvent.BargeIn(figures)));
    }

    private void failed(String code) {
        if (Refusals.isUnknown(code) && interruptions.byStop()) {
            refusals.listening();
            desk.tell(new ReplEvent.Note("the stack does not listen: breaking in by STOP"));
        } else if (!Refusals.isAnswered(code)) {
            turn.answered();
        }
    }

    private void speechHeard(ConversationEvent.SpeechHeard heard) {
        if (heard.boundary() == Boundary.ENDED) {
            turn.understood(session.now());
            utterances.dropTurns();
            utterances.turn(heard.boundaryAt(), false);
        }
    }

    private void utteranceOver() {
        turn.uttered(session.now());
        outlets.answerOver();
    }

    /// What follows from the time that has passed.
    private void settle() throws InterruptedException {
        desk.watch(outlets, user);
        Interruption due;
        synchronized (this) {
            legacyEnd
                    .look(session, !held && utterances.begunAt().isPresent())
                    .ifPresent(audio -> {
                        utterances.quiet(audio);
                        utteranceOver();
                    });
            utterances
                    .ready(hearing, session.queued().isPositive())
                    .forEach(figures -> desk.tell(new ReplEvent.Utterance(figures)));
            bargeIns.ready(session.now(), hearing)
                    .ifPresent(figures -> desk.tell(new ReplEvent.BargeIn(figures)));
            due = interruptions.due(utterances.begunAt(), hearing, session.now());
            finishTurn();
        }
        if (due != null) {
            Clip words = due.words();
            if (words == null) {
                control(Command.STOP);
            } else {
                speak(words.play());
            }
        }
    }

    private void finishTurn() {
        if (turn.giveUp(session.now())) {
            desk.tell(new ReplEvent.Note(TurnWatch.GIVEN_UP));
        }
        turn.assumeEnd(session.now());
        if (turn.finish(sounding() || audible || session.queued().isPositive())) {
            notifyAll();
        }
    }

    /// Says good-bye.
    @Override
    public void close() {
        closed = true;
        session.close();
        pump.interrupt();
        try {
            pump.join(END_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
