package dev.vox.runtime.orchestrator;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.vox.runtime.dialogue.Dialogue;
import dev.vox.runtime.dialogue.DialogueException;
import dev.vox.runtime.dialogue.DialogueTurns;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.session.SessionEvent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Has the dialogue write the answers of a session, each on a thread of its own, and hands their sentences to the speaker
/// as they come.
final class Answers {
    /// What the agent says when the dialogue has no answer.
    static final String APOLOGY = "Sorry, I have no answer to that right now.";

    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");

    /// Sentences that may wait to be spoken; the dialogue waits with the next.
    private static final int MOST_WAITING = 4;

    /// How long a dialogue may take to notice that its answer is not wanted any more.
    private static final Duration STOPS = Duration.ofSeconds(2);

    private final String id;
    private final Stage stage;
    private final Agenda agenda;
    private final OpenTurn open;
    private final Dialogue dialogue;
    private final Duration longestSilence;
    private final Conversation conversation;
    private volatile DialogueTurns turns;
    private @Nullable Thread last;

    /// What was heard of the answer broken off last, until the dialogue is told. Guarded by the stage's lock.
    private @Nullable String untold;

    /// @param longestSilence how long the dialogue may take for a sentence
    Answers(
            String id,
            Stage stage,
            Agenda agenda,
            OpenTurn open,
            Conversation conversation,
            Dialogue dialogue,
            Duration longestSilence) {
        this.id = id;
        this.stage = stage;
        this.agenda = agenda;
        this.open = open;
        this.conversation = conversation;
        this.dialogue = dialogue;
        this.longestSilence = longestSilence;
        this.turns = dialogue.open();
    }

    /// Begins to write. Under the lock.
    void write(Turn turn) {
        Thread before = last;
        String heard = open.takeBroken().orElse(null);
        // A turn that was dropped before the dialogue heard of it has not told it of the one
        // before.
        untold = untold == null ? heard : untold;
        Thread writer =
                Thread.ofVirtual().name("answer-" + id).unstarted(() -> write(turn, before));
        turn.writtenBy(writer);
        last = writer;
        writer.start();
    }

    /// Ends an answer on which the dialogue has been silent for too long. Does not block.
    void checkDeadline() {
        stage.ifFree(() ->
                open.current()
                        .filter(turn -> turn.isOverdue(longestSilence.toNanos()))
                        .ifPresent(this::failLater));
    }

    /// Waits until nothing is written any more, so that the dialogue may be closed.
    void awaitEnd(Duration longest) throws InterruptedException {
        Thread writer = stage.supply(() -> last);
        if (writer != null && !writer.join(longest)) {
            LOGGER.log(WARNING, "{0}: the dialogue {1} does not stop", id, dialogue.name());
        }
    }

    private void write(Turn turn, @Nullable Thread before) {
        try {
            stage.locked(() -> turn.rest(true));
            DialogueTurns with = afterThe(before);
            stage.locked(() -> turn.rest(false));
            with.answer(turn.said().text(), sentence -> hand(turn, sentence, false));
            written(turn, false);
        } catch (DialogueException e) {
            fail(turn, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            // Not wanted any more, or too late: who interrupted has seen to it. A dialogue that
            // was interrupted by itself has no answer.
            fail(turn, "the dialogue " + dialogue.name() + " was interrupted");
        } catch (RuntimeException e) {
            LOGGER.log(ERROR, id + ": the dialogue " + dialogue.name() + " failed", e);
            fail(turn, "the dialogue " + dialogue.name() + " failed");
        }
    }

    /// A conversation is one thread's at a time; one whose thread does not come back is begun anew.
    private DialogueTurns afterThe(@Nullable Thread before) throws InterruptedException {
        if (before != null && !before.join(STOPS)) {
            LOGGER.log(
                    WARNING,
                    "{0}: the dialogue {1} does not stop; it begins anew",
                    id,
                    dialogue.name());
            turns = dialogue.open();
            var _ = takeUntold();
        } else {
            takeUntold().ifPresent(turns::interrupted);
        }
        return turns;
    }

    private Optional<String> takeUntold() {
        return stage.supply(() -> {
            Optional<String> heard = Optional.ofNullable(untold);
            untold = null;
            return heard;
        });
    }

    /// Hands a sentence to the speaker when it may.
    ///
    /// @param apology whether it stands for the answer that there is not
    /// @return false when no more is wanted
    private boolean hand(Turn turn, String sentence, boolean apology) throws InterruptedException {
        return stage.waiting(() -> {
            turn.rest(true);
            while (wants(turn, apology)
                    && (open.isUserSpeaking() || agenda.waiting() >= MOST_WAITING)) {
                stage.await();
            }
            turn.rest(false);
            if (!wants(turn, apology) || sentence.isBlank()) {
                return wants(turn, apology);
            }
            OptionalInt number = agenda.arrive(sentence.strip(), turn);
            if (number.isEmpty()) {
                stage.tellError(ErrorCode.TEXT_REFUSED, "too much text waits to be spoken");
                return false;
            }
            turn.hands();
            stage.apply(new SessionEvent.SentenceArrived(number.getAsInt()));
            return wants(turn, apology);
        });
    }

    private boolean wants(Turn turn, boolean apology) {
        return !turn.isOver() && !stage.isOver() && turn.hasFailed() == apology;
    }

    private void written(Turn turn, boolean apology) {
        stage.locked(() -> {
            if (wants(turn, apology)) {
                open.written(turn);
                stage.apply(new SessionEvent.AnswerEnded());
                conversation.finishIfComplete();
            }
        });
    }

    /// Tells the client and apologises, unless the answer is not wanted any more or has failed already.
    private void fail(Turn turn, String message) {
        boolean first =
                stage.supply(() -> {
                    if (!wants(turn, false)) {
                        return false;
                    }
                    LOGGER.log(WARNING, "{0}: no answer: {1}", id, message);
                    stage.tellError(ErrorCode.DIALOGUE_FAILED, message);
                    // The thread of the dialogue has no more to do with it.
                    turn.fails();
                    return true;
                });
        if (first) {
            Thread.ofVirtual().name("apology-" + id).start(() -> apologise(turn));
        }
    }

    private void failLater(Turn turn) {
        String message =
                "the dialogue %s said nothing for %d ms"
                        .formatted(dialogue.name(), longestSilence.toMillis());
        Thread.ofVirtual().name("overdue-" + id).start(() -> fail(turn, message));
    }

    private void apologise(Turn turn) {
        try {
            var _ = hand(turn, APOLOGY, true);
            written(turn, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
