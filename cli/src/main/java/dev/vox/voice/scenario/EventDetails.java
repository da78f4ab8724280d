package dev.vox.voice.scenario;

import dev.vox.voice.ConversationEvent;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Events as names and details, for documents that programs read. Names and keys stay.
public final class EventDetails {
    private EventDetails() {}

    /// What the event is called.
    public static String name(ConversationEvent event) {
        return switch (event) {
            case ConversationEvent.StateChanged _ -> "state";
            case ConversationEvent.Transcript _ -> "transcript";
            case ConversationEvent.SpeechHeard heard ->
                    switch (heard.boundary()) {
                        case BEGAN -> "speech_began";
                        case ENDED -> "speech_ended";
                        case FALSE_ALARM -> "false_alarm";
                    };
            case ConversationEvent.UserBegan _ -> "user_began";
            case ConversationEvent.UserEnded _ -> "user_ended";
            case ConversationEvent.FirstFrame _ -> "first_frame";
            case ConversationEvent.AudibleDue _ -> "audible_due";
            case ConversationEvent.AudibleBegan _ -> "answer_audible";
            case ConversationEvent.AudibleEnded _ -> "answer_ended";
            case ConversationEvent.Flushed _ -> "flush";
            case ConversationEvent.Held _ -> "held";
            case ConversationEvent.ControlTaken _ -> "control";
            case ConversationEvent.UtteranceOver _ -> "utterance";
            case ConversationEvent.TurnOver _ -> "turn";
            case ConversationEvent.Failed _ -> "error";
            case ConversationEvent.Over _ -> "over";
        };
    }

    /// What else it says, in the order in which it is to be shown. Lengths are of type [Duration].
    public static Map<String, Object> of(ConversationEvent event) {
        Map<String, Object> details = new LinkedHashMap<>();
        switch (event) {
            case ConversationEvent.StateChanged state -> {
                details.put("from", state.from());
                details.put("to", state.to());
            }
            case ConversationEvent.Transcript transcript -> {
                details.put("role", transcript.role());
                details.put("text", transcript.text());
                details.put("final", transcript.complete());
            }
            case ConversationEvent.SpeechHeard heard ->
                    details.put("decidedAfter", nanos(heard.decidedAt() - heard.boundaryAt()));
            case ConversationEvent.FirstFrame frame -> details.put("sequence", frame.sequence());
            case ConversationEvent.Flushed flushed -> {
                details.put("upTo", flushed.upTo());
                details.put("dropped", flushed.dropped());
            }
            case ConversationEvent.ControlTaken taken -> {
                details.put("command", taken.command().name());
                details.put("took", nanos(taken.at() - taken.sentAt()));
            }
            case ConversationEvent.UtteranceOver over -> {
                details.put("frames", over.figures().frames());
                details.put("outcome", lower(over.figures().outcome()));
            }
            case ConversationEvent.TurnOver turn -> {
                details.put("sentences", turn.figures().sentences());
                details.put("outcome", lower(turn.figures().outcome()));
            }
            case ConversationEvent.Failed failed -> {
                details.put("code", failed.code());
                details.put("message", failed.message());
            }
            case ConversationEvent.Over over -> details.put("reason", over.reason());
            case ConversationEvent.UserBegan _,
                    ConversationEvent.UserEnded _,
                    ConversationEvent.AudibleDue _,
                    ConversationEvent.AudibleBegan _,
                    ConversationEvent.AudibleEnded _,
                    ConversationEvent.Held _ -> {}
        }
        return details;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }
}
