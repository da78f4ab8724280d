package dev.vox.cli.repl.talk;

import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent.Boundary;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the loop has to tell: what the stack does, what was measured, what came of a command.
public sealed interface ReplEvent {
    /// The names by which a script expects them; those that a scenario knows are called as there.
    List<String> NAMES =
            List.of(
                    "connected",
                    "state",
                    "transcript",
                    "speech_began",
                    "speech_ended",
                    "false_alarm",
                    "answer_audible",
                    "answer_ended",
                    "flush",
                    "control",
                    "utterance",
                    "turn",
                    "barge_in",
                    "error",
                    "over",
                    "done",
                    "note",
                    "warning",
                    "expect");

    /// A session is open.
    ///
    /// @param dialect `vox`, or `legacy` for a server that tells neither states nor ends
    /// @param voice asked for; null for the stack's own
    record Connected(String address, String session, String dialect, @Nullable String voice)
            implements ReplEvent {}

    /// The session changed its state.
    record State(String from, String to, Duration since) implements ReplEvent {}

    /// Something was said.
    ///
    /// @param complete whether the text is final
    record Transcript(String role, String text, boolean complete) implements ReplEvent {}

    /// The stack heard where the user's speech begins or ends.
    ///
    /// @param boundary began, ended, or a false alarm
    record Speech(Boundary boundary) implements ReplEvent {}

    /// The ear hears something.
    record Audible() implements ReplEvent {}

    /// The ear hears nothing any more.
    record Silent() implements ReplEvent {}

    /// The stack voided what was not played.
    ///
    /// @param dropped frames
    record Flush(int dropped) implements ReplEvent {}

    /// The stack has taken a control.
    ///
    /// @param after from sending it
    record Control(Command command, Duration after) implements ReplEvent {}

    /// An utterance of the stack's is over.
    record Utterance(UtteranceFigures figures) implements ReplEvent {}

    /// The stack has answered a turn of the user's.
    record Turn(TurnFigures figures) implements ReplEvent {}

    /// The user broke in.
    record BargeIn(BargeInFigures figures) implements ReplEvent {}

    /// The stack, or a command, could not do something; the conversation goes on.
    ///
    /// @param code of the protocol; empty for a command
    /// @param hint what to do about it
    record Problem(String code, String message, @Nullable String hint) implements ReplEvent {}

    /// The session is over.
    ///
    /// @param reason a reason of the protocol, or what broke
    record Over(String reason) implements ReplEvent {}

    /// A command did what it should, and has something to say.
    record Done(String text) implements ReplEvent {}

    /// What a person should know and a program need not read.
    record Note(String text) implements ReplEvent {}

    /// What is worth a look.
    record Warning(String text) implements ReplEvent {}

    /// Whether a line of a script held.
    ///
    /// @param line in the script, from 1
    /// @param problem why it did not; null when it did
    record Expectation(int line, String text, @Nullable String problem) implements ReplEvent {}

    /// What is called by the name that a script expects it by.
    default String name() {
        return switch (this) {
            case Connected _ -> "connected";
            case State _ -> "state";
            case Transcript _ -> "transcript";
            case Speech(Boundary boundary) ->
                    switch (boundary) {
                        case BEGAN -> "speech_began";
                        case ENDED -> "speech_ended";
                        case FALSE_ALARM -> "false_alarm";
                    };
            case Audible _ -> "answer_audible";
            case Silent _ -> "answer_ended";
            case Flush _ -> "flush";
            case Control _ -> "control";
            case Utterance _ -> "utterance";
            case Turn _ -> "turn";
            case BargeIn _ -> "barge_in";
            case Problem _ -> "error";
            case Over _ -> "over";
            case Done _ -> "done";
            case Note _ -> "note";
            case Warning _ -> "warning";
            case Expectation _ -> "expect";
        };
    }

    /// What it says, as programs read it: by name, times in milliseconds. Under `text` is what a script matches.
    default Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        switch (this) {
            case Connected(String address, String session, String dialect, String voice) -> {
                fields.put("text", address);
                fields.put("session", session);
                fields.put("dialect", dialect);
                fields.put("voice", voice);
            }
            case State(String from, String to, Duration since) -> {
                fields.put("text", to);
                fields.put("from", from);
                fields.put("sinceMs", since.toMillis());
            }
            case Transcript(String role, String text, boolean complete) -> {
                fields.put("text", text);
                fields.put("role", role);
                fields.put("final", complete);
            }
            case Speech(Boundary boundary) ->
                    fields.put("text", boundary.name().toLowerCase(Locale.ROOT));
            case Audible() -> fields.put("text", "");
            case Silent() -> fields.put("text", "");
            case Flush(int dropped) -> {
                fields.put("text", "");
                fields.put("dropped", dropped);
            }
            case Control(Command command, Duration after) -> {
                fields.put("text", command.name());
                fields.put("afterMs", Figure.millis(after));
            }
            case Utterance(UtteranceFigures figures) -> put(fields, figures);
            case Turn(TurnFigures figures) -> put(fields, figures);
            case BargeIn(BargeInFigures figures) -> put(fields, figures);
            case Problem(String code, String message, String hint) -> {
                fields.put("text", message);
                fields.put("code", code);
                fields.put("hint", hint);
            }
            case Over(String reason) -> fields.put("text", reason);
            case Done(String text) -> fields.put("text", text);
            case Note(String text) -> fields.put("text", text);
            case Warning(String text) -> fields.put("text", text);
            case Expectation(int line, String text, String problem) -> {
                fields.put("text", text);
                fields.put("line", line);
                fields.put("held", problem == null);
                fields.put("problem", problem);
            }
        }
        return fields;
    }

    private static void put(Map<String, @Nullable Object> fields, UtteranceFigures figures) {
        fields.put("text", figures.outcome());
        fields.put("number", figures.number());
        fields.put("firstFrameMs", Figure.millis(figures.firstFrame()));
        fields.put("firstAudibleMs", Figure.millis(figures.firstAudible()));
        fields.put("audioMs", Figure.millis(figures.audio()));
        // The key stays: a conversation is paced, and the factor is of what is not.
        fields.put("rtf", null);
    }

    private static void put(Map<String, @Nullable Object> fields, TurnFigures figures) {
        fields.put("text", figures.outcome());
        fields.put("number", figures.number());
        fields.put("sentences", figures.sentences());
        fields.put("recognisedMs", Figure.millis(figures.recognised()));
        fields.put("dialogueMs", Figure.millis(figures.dialogue()));
        fields.put("firstFrameMs", Figure.millis(figures.firstFrame()));
    }

    private static void put(Map<String, @Nullable Object> fields, BargeInFigures figures) {
        fields.put("text", figures.by());
        fields.put("detectMs", Figure.millis(figures.detect()));
        fields.put("controlMs", Figure.millis(figures.control()));
        fields.put("earMs", Figure.millis(figures.ear()));
        fields.put("speechMs", Figure.millis(figures.speech()));
    }
}
