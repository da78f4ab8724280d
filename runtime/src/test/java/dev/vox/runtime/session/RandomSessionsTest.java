package dev.vox.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.session.SessionState.Idle;
import dev.vox.runtime.session.SessionState.Speaking;
import dev.vox.runtime.session.SessionState.Terminated;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Random sessions, whose effects a little world performs: no illegal state, no lost effect, and always an end.
final class RandomSessionsTest {
    private static final int STEPS = 200;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void noSequenceOfEventsBreaksTheRules(long seed) {
        Random random = new Random(seed);
        Set<String> seen = new HashSet<>();
        int bargeIns = 0;
        int released = 0;
        for (int session = 0; session < 1000; session++) {
            World world = new World();
            runToItsEnd(world, random, seen);
            bargeIns += world.bargeIns;
            released += world.released;
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "IDLE",
                        "LISTENING",
                        "SPEAKING",
                        "BARGED_IN",
                        "WAITING_FOR_INPUT",
                        "TERMINATED");
        assertThat(bargeIns).isGreaterThan(100);
        assertThat(released).isGreaterThan(100);
    }

    private static void runToItsEnd(World world, Random random, Set<String> seen) {
        seen.add(world.state.label());
        for (int step = 0; step < STEPS && !(world.state instanceof Terminated); step++) {
            world.take(randomEvent(random, world));
            seen.add(world.state.label());
        }
        if (!(world.state instanceof Terminated)) {
            world.take(new SessionEvent.EndAsked(EndReason.COMPLETED));
            seen.add(world.state.label());
        }
        assertThat(world.state).isInstanceOf(Terminated.class);
        world.checkEnd();
    }

    private static SessionEvent randomEvent(Random random, World world) {
        int next = world.arrived + 1;
        int sounding = world.state instanceof Speaking speaking ? speaking.utterance() : 1;
        return switch (random.nextInt(60)) {
            case 0 -> new SessionEvent.EndAsked(EndReason.COMPLETED);
            case 1 -> new SessionEvent.FinishAsked(EndReason.SERVER_SHUTDOWN, false);
            case 2 -> new SessionEvent.FinishAsked(EndReason.MAX_MESSAGES, true);
            case 3, 4, 5 -> new SessionEvent.Opened();
            case 6, 7, 8, 9 -> new SessionEvent.PauseAsked();
            case 10, 11, 12, 13 -> new SessionEvent.ResumeAsked();
            case 14, 15 -> new SessionEvent.StopAsked();
            case 16, 17, 18, 19, 20, 21, 22, 23 -> new SessionEvent.UserSpeechStarted();
            case 24, 25, 26 -> new SessionEvent.UserSpeechConfirmed();
            case 27, 28, 29, 30, 31, 32 -> new SessionEvent.UserSpeechEnded();
            case 33, 34, 35, 36, 37 -> new SessionEvent.AnswerEnded();
            case 38, 39, 40, 41, 42, 43 -> new SessionEvent.TextArrived(next);
            case 44, 45, 46, 47, 48, 49 -> new SessionEvent.SentenceArrived(next);
            default -> new SessionEvent.UtteranceEnded(sounding);
        };
    }

    /// What the effects have made of the world around a session.
    private static final class World {
        SessionState state = new Idle();
        int arrived;
        int bargeIns;
        int released;
        private final Deque<Integer> waiting = new ArrayDeque<>();
        private int started;
        private int running;
        private int settled;
        private boolean held;
        private boolean workerPaused;
        private boolean kept;
        private boolean announced;
        private boolean ended;

        void take(SessionEvent event) {
            SessionState before = state;
            Transition transition;
            try {
                transition = SessionMachine.next(before, event);
            } catch (IllegalTransitionException e) {
                refusedWithReason(before, event);
                return;
            }
            if (event instanceof SessionEvent.TextArrived
                    || event instanceof SessionEvent.SentenceArrived) {
                arrived++;
            }
            if (event instanceof SessionEvent.UtteranceEnded) {
                running = 0;
                settled++;
                workerPaused = held;
            }
            state = transition.state();
            transition.effects().forEach(effect -> perform(effect, before));
            checkTransition(before, transition);
        }

        private static void refusedWithReason(SessionState state, SessionEvent event) {
            boolean sounds = state instanceof Speaking speaking && speaking.sounding();
            assertThat(
                            state instanceof Idle
                                    || event instanceof SessionEvent.Opened
                                    || (event instanceof SessionEvent.UtteranceEnded && !sounds))
                    .as("%s was refused in %s", event, state)
                    .isTrue();
        }

        private void perform(SessionEffect effect, SessionState before) {
            assertThat(ended).as("nothing follows the end").isFalse();
            switch (effect) {
                case SessionEffect.Announce() -> announced = true;
                case SessionEffect.StartUtterance(int number) -> start(number);
                case SessionEffect.KeepWaiting(int number) -> waiting.addLast(number);
                case SessionEffect.RefuseText(int number, String why) -> {
                    assertThat(number).isEqualTo(arrived);
                    assertThat(why).isNotBlank();
                    settled++;
                }
                case SessionEffect.HoldAudio() -> held = true;
                case SessionEffect.ReleaseAudio() -> {
                    assertThat(workerPaused).isFalse();
                    held = false;
                    kept = false;
                    released++;
                }
                case SessionEffect.PauseWorker() -> {
                    assertThat(held).as("no frame follows a PAUSE").isTrue();
                    workerPaused = true;
                }
                case SessionEffect.ResumeWorker() -> workerPaused = false;
                case SessionEffect.StopWorker() -> {
                    settled += running == 0 ? 0 : 1;
                    running = 0;
                    workerPaused = false;
                    held = false;
                }
                case SessionEffect.DropWaiting() -> {
                    settled += waiting.size();
                    waiting.clear();
                }
                case SessionEffect.KeepUnplayed() -> kept = true;
                case SessionEffect.DropKept() -> kept = false;
                case SessionEffect.FlushClient() -> assertThat(before).isInstanceOf(Speaking.class);
                case SessionEffect.EndAnswer() -> {}
                case SessionEffect.NoteBargeIn() -> bargeIns++;
                case SessionEffect.ReportState(SessionState from, SessionState to) -> {
                    assertThat(from).isEqualTo(before);
                    assertThat(to).isEqualTo(state);
                }
                case SessionEffect.EndSession _ -> ended = true;
            }
        }

        private void start(int number) {
            assertThat(number).isGreaterThan(started);
            assertThat(running).as("one utterance at a time").isZero();
            if (!waiting.isEmpty()) {
                assertThat(waiting.removeFirst()).isEqualTo(number);
            }
            started = number;
            running = number;
        }

        private void checkTransition(SessionState before, Transition transition) {
            boolean changes = !state.label().equals(before.label());
            List<SessionEffect> effects = transition.effects();
            if (changes) {
                assertThat(before.successors()).contains(state.label());
            }
            assertThat(effects.stream().anyMatch(SessionEffect.ReportState.class::isInstance))
                    .isEqualTo(changes);
            assertThat(ended).isEqualTo(state instanceof Terminated);
            if (state instanceof Speaking speaking) {
                assertThat(speaking.held()).as("held in %s", state).isEqualTo(held);
                assertThat(waiting).hasSize(speaking.waiting());
                assertThat(running).isEqualTo(speaking.sounding() ? speaking.utterance() : 0);
                assertThat(kept && !held).as("what was kept is sent again").isFalse();
            } else {
                held = false;
                workerPaused = false;
                assertThat(running).as("nothing sounds in %s", state).isZero();
                assertThat(waiting).isEmpty();
                assertThat(kept).as("nothing is kept in %s", state).isFalse();
            }
        }

        void checkEnd() {
            assertThat(settled).as("every text ends in some way").isEqualTo(arrived);
            assertThat(announced || arrived == 0).isTrue();
        }
    }
}
