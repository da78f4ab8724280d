package dev.vox.cli.repl.talk;

import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent;
import dev.vox.voice.ConversationEvent.Boundary;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Measures interruptions. Times are nanoseconds of the session's clock; one thread at a time.
final class BargeInMeter {
    /// The onset that the user's side knows of, and the decision of the server's, belong together within this time.
    private static final long SAME_SPEECH = Duration.ofSeconds(1).toNanos();

    /// What was heard so long before is part of what is interrupted.
    private static final long PAUSE_IN_SPEECH = Duration.ofMillis(500).toNanos();

    /// The session's clock plays 20 ms at a time.
    private static final long SETTLED = Duration.ofMillis(40).toNanos();

    private static final String BARGED_IN = "BARGED_IN";

    private @Nullable Long userBeganAt;
    private ConversationEvent.@Nullable SpeechHeard speech;
    private @Nullable Long flushedAt;
    private boolean interrupting;
    private @Nullable Long heldUntil;
    private ConversationEvent.@Nullable ControlTaken pause;

    /// A control is about to be sent.
    ///
    /// @param speaking whether there is speech to interrupt, else there is nothing to measure
    void control(Command command, boolean speaking) {
        interrupting = speaking && command != Command.RESUME;
        heldUntil = null;
        pause = null;
    }

    /// The figures of a PAUSE, when what the sound card had taken is played.
    Optional<BargeInFigures> ready(long now, Hearing hearing) {
        ConversationEvent.ControlTaken taken = pause;
        Long until = heldUntil;
        if (taken == null || until == null || now < until + SETTLED) {
            return Optional.empty();
        }
        pause = null;
        return Optional.of(byControl("pause", taken, until + SETTLED, hearing));
    }

    /// Takes an event; those that say nothing of an interruption are passed over.
    ///
    /// @return the figures, when it ends one
    Optional<BargeInFigures> hear(ConversationEvent event, Hearing hearing) {
        return switch (event) {
            case ConversationEvent.UserBegan(long at) -> {
                userBeganAt = at;
                yield Optional.empty();
            }
            case ConversationEvent.SpeechHeard heard -> {
                speech = heard.boundary() == Boundary.BEGAN ? heard : speech;
                if (heard.boundary() == Boundary.FALSE_ALARM) {
                    forget();
                }
                yield Optional.empty();
            }
            case ConversationEvent.Flushed(long at, long _, int _) -> {
                flushedAt = flushedAt == null ? at : flushedAt;
                yield Optional.empty();
            }
            case ConversationEvent.StateChanged changed -> {
                Optional<BargeInFigures> figures =
                        changed.to().equals(BARGED_IN)
                                ? bySpeech(changed.at(), hearing)
                                : Optional.empty();
                if (changed.from().equals(BARGED_IN)) {
                    forget();
                }
                yield figures;
            }
            case ConversationEvent.ControlTaken taken -> taken(taken, hearing);
            case ConversationEvent.Held(long at) -> {
                heldUntil = at;
                yield Optional.empty();
            }
            case ConversationEvent.Transcript _,
                    ConversationEvent.UserEnded _,
                    ConversationEvent.FirstFrame _,
                    ConversationEvent.AudibleDue _,
                    ConversationEvent.AudibleBegan _,
                    ConversationEvent.AudibleEnded _,
                    ConversationEvent.UtteranceOver _,
                    ConversationEvent.TurnOver _,
                    ConversationEvent.Failed _,
                    ConversationEvent.Over _ ->
                    Optional.empty();
        };
    }

    private void forget() {
        speech = null;
        flushedAt = null;
    }

    private Optional<BargeInFigures> taken(ConversationEvent.ControlTaken taken, Hearing hearing) {
        if (!interrupting) {
            return Optional.empty();
        }
        interrupting = false;
        return switch (taken.command()) {
            case STOP -> Optional.of(byControl("stop", taken, taken.at(), hearing));
            case PAUSE -> {
                pause = taken;
                yield Optional.empty();
            }
            case RESUME -> Optional.empty();
        };
    }

    private static BargeInFigures byControl(
            String by, ConversationEvent.ControlTaken taken, long now, Hearing hearing) {
        return new BargeInFigures(
                by,
                null,
                Duration.ofNanos(taken.at() - taken.sentAt()),
                lastAudible(now, taken.sentAt(), hearing),
                null);
    }

    private Optional<BargeInFigures> bySpeech(long now, Hearing hearing) {
        ConversationEvent.SpeechHeard heard = speech;
        if (heard == null) {
            return Optional.empty();
        }
        long decided = heard.decidedAt();
        Long began = userBeganAt;
        boolean known = began != null && began <= decided && decided - began < SAME_SPEECH;
        long onset = began != null && known ? began : heard.boundaryAt();
        Long flushed = flushedAt;
        return Optional.of(
                new BargeInFigures(
                        "speech",
                        Duration.ofNanos(decided - onset),
                        flushed == null ? null : Duration.ofNanos(Math.max(0, flushed - decided)),
                        lastAudible(now, decided, hearing),
                        lastAudible(now, onset, hearing)));
    }

    /// From a moment to the last sample that was heard up to now; not less than nothing.
    private static @Nullable Duration lastAudible(long now, long from, Hearing hearing) {
        OptionalLong last = hearing.lastAudible(now);
        return last.isEmpty() || last.getAsLong() < from - PAUSE_IN_SPEECH
                ? null
                : Duration.ofNanos(Math.max(0, last.getAsLong() - from));
    }
}
