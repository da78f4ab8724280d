package dev.vox.bench.trace;

import dev.vox.voice.ConversationEvent;
import dev.vox.voice.scenario.EventDetails;

import java.util.Map;

/// An event of a conversation as it stands in the timeline: as in `vox scenario run --json`, and with the moments that it names.
final class EventFields {
    private EventFields() {}

    static String name(ConversationEvent event) {
        return EventDetails.name(event);
    }

    static Map<String, Object> of(ConversationEvent event) {
        return EventDetails.of(event);
    }

    /// Moments besides its own, in ns of the session's ticker.
    static Map<String, Long> moments(ConversationEvent event) {
        return switch (event) {
            case ConversationEvent.SpeechHeard heard -> Map.of("decided", heard.decidedAt());
            case ConversationEvent.ControlTaken taken -> Map.of("sent", taken.sentAt());
            case ConversationEvent.StateChanged _,
                    ConversationEvent.Transcript _,
                    ConversationEvent.UserBegan _,
                    ConversationEvent.UserEnded _,
                    ConversationEvent.FirstFrame _,
                    ConversationEvent.AudibleDue _,
                    ConversationEvent.Held _,
                    ConversationEvent.AudibleBegan _,
                    ConversationEvent.AudibleEnded _,
                    ConversationEvent.Flushed _,
                    ConversationEvent.UtteranceOver _,
                    ConversationEvent.TurnOver _,
                    ConversationEvent.Failed _,
                    ConversationEvent.Over _ ->
                    Map.of();
        };
    }
}
