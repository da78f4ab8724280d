package dev.vox.runtime.vad;

import java.time.Duration;
import java.util.Optional;

/// Makes boundaries of what frames sound like: enough speech begins it, enough silence ends it.
final class Boundaries {
    private static final int FRAME_MILLIS = 20;

    /// Frames without speech that may lie between those with it, for them to be one stretch.
    private static final int MOST_MISSING = 1;

    /// Frames of speech that take up what has begun again after a pause: one alone is a noise.
    private static final int TAKEN_UP = 3;

    private final int leastSpeech;
    private final int leastSilence;
    private long number = -1;

    /// The utterance, when there is one: its first and last frame with speech.
    private boolean speech;

    private long first;
    private long last;

    /// The stretch of speech that was heard last: its first and last frame, and how many of them held speech.
    private long stretchFirst;

    private long stretchLast = -2;
    private int held;

    Boundaries(Duration leastSpeech, Duration leastSilence) {
        this.leastSpeech = frames(leastSpeech);
        this.leastSilence = frames(leastSilence);
    }

    /// Takes the next frame.
    Optional<SpeechBoundary> next(Sounding sounding) {
        number++;
        switch (sounding) {
            case SPEECH -> extend();
            case CLICK -> precede();
            case OTHER -> {}
        }
        return speech ? end() : begin();
    }

    boolean isSpeech() {
        return speech;
    }

    long speechFrames() {
        return speech ? last - first + 1 : 0;
    }

    private void extend() {
        if (isOver()) {
            stretchFirst = number;
            held = 0;
        }
        held++;
        stretchLast = number;
        if (speech && (held >= TAKEN_UP || stretchFirst <= last + 1 + MOST_MISSING)) {
            last = number;
        }
    }

    /// A click begins speech when speech follows it at once, and is nothing else.
    private void precede() {
        if (isOver()) {
            stretchFirst = number;
            stretchLast = number;
            held = 0;
        }
    }

    private boolean isOver() {
        return number - stretchLast > 1 + MOST_MISSING;
    }

    private Optional<SpeechBoundary> begin() {
        boolean clicked = held >= leastSpeech - 1 && number - stretchFirst >= leastSpeech;
        if (held == 0 || stretchLast < number || (held < leastSpeech && !clicked)) {
            return Optional.empty();
        }
        speech = true;
        first = stretchFirst;
        last = number;
        return Optional.of(new SpeechBoundary.Began(first, number));
    }

    private Optional<SpeechBoundary> end() {
        if (number - last < leastSilence) {
            return Optional.empty();
        }
        speech = false;
        held = 0;
        stretchLast = number - 2 - MOST_MISSING;
        return Optional.of(new SpeechBoundary.Ended(last, number));
    }

    private static int frames(Duration duration) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(duration.toMillis(), FRAME_MILLIS)));
    }
}
