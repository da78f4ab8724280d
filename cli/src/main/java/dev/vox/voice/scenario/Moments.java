package dev.vox.voice.scenario;

import dev.vox.voice.ConversationEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When a turn began, when the user was first and last heard in it, and all that happened from then on.
final class Moments {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final List<ConversationEvent> events = new ArrayList<>();
    private final long began;
    private long onset = UNKNOWN;
    private long end = UNKNOWN;
    private long lastFrameAfterPause = UNKNOWN;

    Moments(long began) {
        this.began = began;
    }

    void add(ConversationEvent event) {
        events.add(event);
    }

    void onset(long at) {
        if (onset == UNKNOWN) {
            onset = at;
        }
    }

    void end(long at) {
        onset(at);
        end = Math.max(end, at);
    }

    void lastFrameAfterPause(long at) {
        lastFrameAfterPause = at;
    }

    long began() {
        return began;
    }

    boolean hasOnset() {
        return onset != UNKNOWN;
    }

    boolean hasEnd() {
        return end != UNKNOWN;
    }

    /// The first that is heard of the user; the turn's beginning while it is not known.
    long onset() {
        return hasOnset() ? onset : began;
    }

    /// The last that is heard of the user; the turn's beginning while it is not known.
    long end() {
        return hasEnd() ? end : began;
    }

    Optional<Long> lastFrameAfterPause() {
        return lastFrameAfterPause == UNKNOWN ? Optional.empty() : Optional.of(lastFrameAfterPause);
    }

    List<ConversationEvent> events() {
        return events;
    }

    /// The first event of a type at or after a moment.
    <T extends ConversationEvent> @Nullable T first(Class<T> type, long from) {
        for (ConversationEvent event : events) {
            if (type.isInstance(event) && event.at() >= from) {
                return type.cast(event);
            }
        }
        return null;
    }
}
