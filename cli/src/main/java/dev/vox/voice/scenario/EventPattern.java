package dev.vox.voice.scenario;

import dev.vox.voice.ConversationEvent;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// What kind of event is meant, and what its text has to be like.
///
/// @param text is found in the event's text; null for any
/// @param role who said it, of a transcript; null for anyone
public record EventPattern(EventKind kind, @Nullable Pattern text, @Nullable String role) {
    /// Whether an event is what is meant.
    public boolean matches(ConversationEvent event) {
        return kind.is(event)
                && (text == null || text.matcher(EventKind.text(event)).find())
                && (role == null
                        || (event instanceof ConversationEvent.Transcript transcript
                                && transcript.role().equals(role)));
    }

    /// As reports say it: `transcript of user /hello/`.
    public String label() {
        return kind.label()
                + (role == null ? "" : " of " + role)
                + (text == null ? "" : " /" + text.pattern() + "/");
    }
}
