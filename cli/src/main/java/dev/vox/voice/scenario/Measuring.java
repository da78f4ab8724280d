package dev.vox.voice.scenario;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent;
import dev.vox.voice.Ear;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Computes the figures of a turn, each from what the server said and again from the audio.
final class Measuring {
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();
    private static final long QUIET_BEFORE = Duration.ofMillis(100).toNanos();
    private static final long FALLS_SILENT = Duration.ofMillis(300).toNanos();

    private final Turn turn;
    private final Moments moments;
    private final Ear ear;
    private final long until;
    private final List<Figure> figures = new ArrayList<>();

    private Measuring(Turn turn, Moments moments, Ear ear, long until) {
        this.turn = turn;
        this.moments = moments;
        this.ear = ear;
        this.until = until;
    }

    /// The figures of a turn.
    ///
    /// @param until the beginning of the next turn, or the end
    static List<Figure> of(Turn turn, Moments moments, Ear ear, long until) {
        Measuring measuring = new Measuring(turn, moments, ear, until);
        switch (turn.action()) {
            case Action.Say _, Action.Wav _, Action.Type _ -> {
                measuring.breakingIn();
                measuring.answer();
            }
            case Action.Cough _ -> measuring.breakingIn();
            case Action.Control control -> {
                if (control.command() == Command.PAUSE) {
                    measuring.pause();
                }
            }
            case Action.Silence _ -> {}
        }
        return measuring.figures;
    }

    private void answer() {
        long base = moments.end();
        if (!moments.hasEnd() || ear.audible(base - QUIET_BEFORE, base)) {
            return;
        }
        ConversationEvent due = moments.first(ConversationEvent.AudibleDue.class, base);
        OptionalLong heard = ear.firstAudible(base);
        boolean inTime = heard.isPresent() && heard.getAsLong() < until;
        add(
                Metric.FIRST_AUDIBLE,
                due == null ? null : due.at() - base,
                inTime ? heard.getAsLong() - base : null);
    }

    private void breakingIn() {
        if (!(turn.start() instanceof Start.Interrupting) || !moments.hasOnset()) {
            return;
        }
        long onset = moments.onset();
        ConversationEvent.SpeechHeard heard = began();
        if (heard != null) {
            add(Metric.BARGEIN_DETECT, heard.at() - onset, heard.decidedAt() - onset);
        }
        ConversationEvent.Flushed flushed =
                moments.first(ConversationEvent.Flushed.class, onset - FRAME);
        if (flushed != null) {
            silence(Metric.BARGEIN_SPEECH, onset, flushed.at());
        }
    }

    private ConversationEvent.@Nullable SpeechHeard began() {
        for (ConversationEvent event : moments.events()) {
            if (event instanceof ConversationEvent.SpeechHeard heard
                    && heard.boundary() == ConversationEvent.Boundary.BEGAN
                    && heard.at() >= moments.onset() - FRAME) {
                return heard;
            }
        }
        return null;
    }

    /// The ear falls silent when the server says so, or a little before, when it was between two words then; that compares to nothing.
    private void silence(Metric metric, long base, long said) {
        long last = ear.lastAudible(Math.min(until, said + FALLS_SILENT)).orElse(base);
        if (last > base) {
            boolean betweenWords = last < said - FRAME;
            add(metric, betweenWords ? null : said - base, last - base);
        }
    }

    private void pause() {
        ConversationEvent.ControlTaken taken =
                moments.first(ConversationEvent.ControlTaken.class, moments.began());
        ConversationEvent.Held held = moments.first(ConversationEvent.Held.class, moments.began());
        if (taken == null || held == null) {
            return;
        }
        long sent = taken.sentAt();
        add(
                Metric.BARGEIN_CONTROL,
                taken.at() - sent,
                moments.lastFrameAfterPause().map(last -> Math.max(0, last - sent)).orElse(null));
        silence(Metric.BARGEIN_EAR, sent, held.at());
    }

    private void add(Metric metric, @Nullable Long events, @Nullable Long audio) {
        if (events != null || audio != null) {
            figures.add(
                    new Figure(
                            metric,
                            events == null ? null : Duration.ofNanos(events),
                            audio == null ? null : Duration.ofNanos(audio)));
        }
    }
}
