package dev.vox.runtime.orchestrator.hearing;

import dev.vox.runtime.vad.Heard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The frames heard last while nobody speaks, since speech is noticed some frames after it began.
final class PreRoll {
    /// Frames before the first one with speech that belong to it: the breath before a word.
    private static final int LEAD = 10;

    /// With the lead, the longest speech that may pass before it is noticed: 2 s.
    private static final int MOST_FRAMES = 110;

    private final Deque<Heard> frames = new ArrayDeque<>(MOST_FRAMES);

    void add(Heard frame) {
        if (frames.size() == MOST_FRAMES) {
            frames.removeFirst();
        }
        frames.addLast(frame);
    }

    /// Hands over the frames of a speech that began at that one, and forgets them all.
    List<Heard> from(long firstFrame) {
        List<Heard> speech =
                frames.stream().filter(frame -> frame.number() >= firstFrame - LEAD).toList();
        frames.clear();
        return speech;
    }
}
