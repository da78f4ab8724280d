package dev.vox.voice;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Tells when the ear begins and ceases to hear something. One thread.
final class EarWatch {
    /// Pauses between the words of a sentence are shorter.
    static final Duration SILENCE = Duration.ofMillis(500);

    private final Ear ear;
    private final Consumer<ConversationEvent> events;
    private long heardUntil = Long.MIN_VALUE;
    private boolean audible;

    EarWatch(Ear ear, Consumer<ConversationEvent> events) {
        this.ear = ear;
        this.events = events;
    }

    /// Looks at what was played up to now.
    void look(long now) {
        if (!audible) {
            OptionalLong first = ear.firstAudible(heardUntil);
            if (first.isPresent()) {
                audible = true;
                events.accept(new ConversationEvent.AudibleBegan(first.getAsLong()));
            }
        }
        if (audible) {
            long last = ear.lastAudible(now).orElse(now);
            if (now - last >= SILENCE.toNanos()) {
                audible = false;
                heardUntil = last + 1;
                events.accept(new ConversationEvent.AudibleEnded(last));
            }
        }
    }
}
