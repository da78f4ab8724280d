package dev.vox.runtime.orchestrator.hearing;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.vad.SpeechBoundary;

import java.util.ArrayDeque;
import java.util.Deque;

/// Where a frame that was heard lies in the client's own audio. Silence that was heard in place of frames that did not come
/// is no part of it.
final class ClientTime {
    private static final int MOST_GAPS = 64;

    private record Gap(long firstFrame, long frames) {}

    private final Deque<Gap> gaps = new ArrayDeque<>();
    private long before;

    /// The frames from now on are numbered from 0 again.
    ///
    /// @param heard how many were heard so far
    void restart(long heard) {
        before = framesUntil(heard);
        gaps.clear();
    }

    /// A frame was heard that the client has not sent.
    void filled(long frame) {
        Gap last = gaps.peekLast();
        if (last != null && last.firstFrame() + last.frames() == frame) {
            gaps.removeLast();
            gaps.addLast(new Gap(last.firstFrame(), last.frames() + 1));
            return;
        }
        if (gaps.size() == MOST_GAPS) {
            before -= gaps.removeFirst().frames();
        }
        gaps.addLast(new Gap(frame, 1));
    }

    SpeechMark mark(SpeechBoundary boundary) {
        return switch (boundary) {
            case SpeechBoundary.Began(long firstFrame, long decidedAt) ->
                    new SpeechMark(begin(firstFrame), end(decidedAt));
            case SpeechBoundary.Ended(long lastFrame, long decidedAt) ->
                    new SpeechMark(end(lastFrame), end(decidedAt));
        };
    }

    /// The end of a frame, in ms.
    long end(long frame) {
        return framesUntil(frame + 1) * WireFormat.FRAME_MILLIS;
    }

    private long begin(long frame) {
        return framesUntil(frame) * WireFormat.FRAME_MILLIS;
    }

    /// How many of the client's frames were heard before that one.
    private long framesUntil(long frame) {
        long filled = 0;
        for (Gap gap : gaps) {
            filled += Math.clamp(frame - gap.firstFrame(), 0, gap.frames());
        }
        return before + frame - filled;
    }
}
