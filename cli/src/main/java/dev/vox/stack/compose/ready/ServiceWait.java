package dev.vox.stack.compose.ready;

import dev.vox.probe.ProbeTarget;
import dev.vox.stack.compose.observe.Inspection;
import dev.vox.stack.compose.ready.ReadyReport.Became;
import dev.vox.stack.compose.ready.ReadyRequest.Awaited;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What is known of one service while it is waited for. Times are since the wait began.
final class ServiceWait {
    /// A process that cannot start ends sooner.
    private static final Duration FALLS_WITHIN = Duration.ofMillis(250);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final Awaited awaited;
    private Phase phase = Phase.WAITING;
    private @Nullable String container;
    private int version;
    private int heard;
    private int restartsBefore = -1;
    private boolean ranBefore;
    private boolean ranMeanwhile;
    private boolean checked;
    private Duration startedAt = Duration.ZERO;
    private Duration readyAt = Duration.ZERO;
    private @Nullable Duration askAt;
    private @Nullable ProbeTarget target;
    private Duration pause = FIRST_PAUSE;
    private String answer = "";
    private String note = "";

    ServiceWait(Awaited awaited) {
        this.awaited = awaited;
        this.checked = awaited.healthcheck();
    }

    /// How far it has got.
    enum Phase {
        WAITING,
        STARTED,
        READY,
        FAILED
    }

    Awaited awaited() {
        return awaited;
    }

    String name() {
        return awaited.service();
    }

    Phase phase() {
        return phase;
    }

    boolean isReady() {
        return phase == Phase.READY;
    }

    /// The container that is the service now; null while it has none.
    @Nullable String container() {
        return container;
    }

    boolean is(String id) {
        return id.equals(container);
    }

    /// Of what is known of the container; grows with each event.
    int version() {
        return version;
    }

    /// How many events the wait had heard when the last of this service came.
    int heard() {
        return heard;
    }

    /// What it said last, what its check wrote, or why it failed.
    String answer() {
        return answer;
    }

    /// Whether its container runs since the wait began.
    boolean ranMeanwhile() {
        return ranMeanwhile;
    }

    /// Whether the engine checks its health.
    boolean checked() {
        return checked;
    }

    /// Why it is not where it was; empty when there is nothing to say.
    String note() {
        return note;
    }

    void heard(int count) {
        heard = count;
        version++;
    }

    /// Another container is the service now.
    void take(String id) {
        if (!is(id)) {
            container = id;
            restartsBefore = -1;
        }
    }

    void ranBefore() {
        ranBefore = true;
    }

    void gone() {
        container = null;
        back("");
    }

    /// It does not run, and nobody says that it failed.
    void back(String why) {
        phase = Phase.WAITING;
        note = why;
        askAt = null;
    }

    /// Its process runs since then.
    void started(Duration at) {
        ranBefore = false;
        ranMeanwhile = true;
        running(at);
    }

    /// Its process is seen to run; it may have run before the wait.
    void seenRunning(Duration at) {
        if (phase == Phase.WAITING) {
            ranMeanwhile |= !ranBefore;
            running(ranBefore ? Duration.ZERO : at);
        }
    }

    private void running(Duration at) {
        phase = Phase.STARTED;
        startedAt = at;
        note = "";
        askAt = null;
        pause = FIRST_PAUSE;
    }

    /// When its process has run for so long that it has not failed at its very start.
    Duration standsFrom() {
        return ranBefore ? Duration.ZERO : startedAt.plus(FALLS_WITHIN);
    }

    /// The engine checks it: its word is taken.
    void checkedBy(Inspection inspection) {
        checked = true;
        answer = inspection.lastCheck();
    }

    void ready(Duration at, String said) {
        readyAt = ranBefore ? Duration.ZERO : at;
        answer = said;
        phase = Phase.READY;
        askAt = null;
    }

    void failed(String why) {
        phase = Phase.FAILED;
        answer = why;
    }

    /// How often the engine started it again since it is looked at.
    int restarts(Inspection inspection) {
        if (restartsBefore < 0) {
            restartsBefore = inspection.restarts();
        }
        return inspection.restarts() - restartsBefore;
    }

    /// Nobody checks it: it is asked from then on, or stands then where there is nothing to ask.
    void askFrom(Duration at, @Nullable ProbeTarget there) {
        checked = false;
        target = there;
        if (askAt == null && pause.equals(FIRST_PAUSE)) {
            askAt = at;
        }
    }

    /// What it is asked; null while nobody knows, and when nothing is.
    @Nullable ProbeTarget target() {
        return target;
    }

    /// When it is to be asked; null while it is not.
    @Nullable Duration askAt() {
        return askAt;
    }

    /// What it is asked now; the next question waits for the answer.
    Effect.Ask ask(String id, ProbeTarget there, Duration deadline) {
        askAt = null;
        pause = longer(pause);
        return new Effect.Ask(name(), id, there, deadline);
    }

    /// It has not said what it should.
    void unanswered(String said, Duration at) {
        answer = said;
        askAt = at.plus(pause);
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    Became became() {
        return new Became(name(), startedAt, readyAt, answer);
    }
}
