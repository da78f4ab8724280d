package dev.vox.voice.scenario;

import dev.vox.voice.ConversationEvent;
import dev.vox.voice.ConversationEvent.Boundary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The events that a scenario can wait for.
public enum EventKind {
    /// The session's state changed; its text is the new state.
    STATE(true),
    /// A complete transcript; its text is what was said.
    TRANSCRIPT(false),
    /// The state became `BARGED_IN`.
    BARGE_IN(true),
    /// Speech was heard that was none.
    FALSE_ALARM(true),
    /// The server heard the user begin.
    SPEECH_BEGAN(true),
    /// The server heard the user end.
    SPEECH_ENDED(false),
    /// The server voided what was not played.
    FLUSH(true),
    /// The ear hears an answer begin.
    ANSWER_AUDIBLE(false),
    /// The ear has heard an answer end.
    ANSWER_ENDED(false),
    /// An utterance is over; its text is the outcome.
    UTTERANCE(false),
    /// The answer to a turn of the user's is over; its text is the outcome.
    TURN(false),
    /// A command is in force; its text is the command.
    CONTROL(true),
    /// The server reports an error; its text is code and message.
    ERROR(false),
    /// The session is over; its text is the reason.
    OVER(false);

    private final boolean fromOnset;

    EventKind(boolean fromOnset) {
        this.fromOnset = fromOnset;
    }

    /// Whether a time limit counts from the first that is heard of the user, and not from the last.
    public boolean fromOnset() {
        return fromOnset;
    }

    /// Its name in a scenario.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names in scenarios.
    public static List<String> labels() {
        return Arrays.stream(values()).map(EventKind::label).toList();
    }

    /// The kind of a name.
    public static Optional<EventKind> named(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }

    /// Whether an event is of this kind.
    public boolean is(ConversationEvent event) {
        return switch (event) {
            case ConversationEvent.StateChanged state ->
                    this == STATE || (this == BARGE_IN && state.to().equals("BARGED_IN"));
            case ConversationEvent.Transcript transcript ->
                    this == TRANSCRIPT && transcript.complete();
            case ConversationEvent.SpeechHeard heard ->
                    this
                            == switch (heard.boundary()) {
                                case BEGAN -> SPEECH_BEGAN;
                                case ENDED -> SPEECH_ENDED;
                                case FALSE_ALARM -> FALSE_ALARM;
                            };
            case ConversationEvent.Flushed _ -> this == FLUSH;
            case ConversationEvent.AudibleBegan _ -> this == ANSWER_AUDIBLE;
            case ConversationEvent.AudibleEnded _ -> this == ANSWER_ENDED;
            case ConversationEvent.UtteranceOver _ -> this == UTTERANCE;
            case ConversationEvent.ControlTaken _ -> this == CONTROL;
            case ConversationEvent.Failed _ -> this == ERROR;
            case ConversationEvent.Over _ -> this == OVER;
            case ConversationEvent.TurnOver _ -> this == TURN;
            case ConversationEvent.UserBegan _,
                    ConversationEvent.UserEnded _,
                    ConversationEvent.FirstFrame _,
                    ConversationEvent.AudibleDue _,
                    ConversationEvent.Held _ ->
                    false;
        };
    }

    /// What an event says; empty when it has no words.
    public static String text(ConversationEvent event) {
        return switch (event) {
            case ConversationEvent.StateChanged state -> state.to();
            case ConversationEvent.Transcript transcript -> transcript.text();
            case ConversationEvent.UtteranceOver over ->
                    over.figures().outcome().name().toLowerCase(Locale.ROOT);
            case ConversationEvent.TurnOver turn ->
                    turn.figures().outcome().name().toLowerCase(Locale.ROOT);
            case ConversationEvent.ControlTaken taken -> taken.command().name();
            case ConversationEvent.Failed failed -> failed.code() + " " + failed.message();
            case ConversationEvent.Over over -> over.reason();
            case ConversationEvent.SpeechHeard heard ->
                    heard.boundary() == Boundary.FALSE_ALARM
                            ? "false alarm"
                            : heard.boundary().name().toLowerCase(Locale.ROOT);
            case ConversationEvent.Flushed _,
                    ConversationEvent.AudibleBegan _,
                    ConversationEvent.AudibleEnded _,
                    ConversationEvent.UserBegan _,
                    ConversationEvent.UserEnded _,
                    ConversationEvent.FirstFrame _,
                    ConversationEvent.AudibleDue _,
                    ConversationEvent.Held _ ->
                    "";
        };
    }
}
