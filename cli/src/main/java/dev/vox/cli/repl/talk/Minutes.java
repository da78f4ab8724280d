package dev.vox.cli.repl.talk;

import dev.vox.runtime.audio.WireFormat;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Keeps who said what, and what was measured. Any thread may ask; the newest thousand of each are kept.
public final class Minutes {
    private static final int MOST = 1000;
    private static final String STACK = "assistant";

    private final List<Said> transcript = new ArrayList<>();
    private final List<UtteranceFigures> utterances = new ArrayList<>();
    private final List<BargeInFigures> bargeIns = new ArrayList<>();
    private Duration dropped = Duration.ZERO;

    /// A thing that was said.
    ///
    /// @param at since the loop began
    /// @param brokenOffAfter how much of it was played when it was broken into; null when all of it was
    public record Said(Duration at, String role, String text, @Nullable Duration brokenOffAfter) {
        private Said(Duration at, String role, String text) {
            this(at, role, text, null);
        }
    }

    /// Everything so far.
    public record Copy(
            List<Said> transcript,
            List<UtteranceFigures> utterances,
            List<BargeInFigures> bargeIns) {
        public Copy {
            transcript = List.copyOf(transcript);
            utterances = List.copyOf(utterances);
            bargeIns = List.copyOf(bargeIns);
        }
    }

    /// The user typed something. A stack that tells transcripts repeats it, which is not written twice.
    synchronized void typed(Duration at, String role, String text) {
        add(transcript, new Said(at, role, text));
    }

    synchronized void note(Told told) {
        switch (told.event()) {
            case ReplEvent.Transcript(String role, String text, boolean complete) -> {
                Said said = new Said(told.at(), role, text);
                if (complete && !isRepeated(said)) {
                    add(transcript, said);
                }
            }
            case ReplEvent.Utterance(UtteranceFigures figures) -> {
                add(utterances, figures);
                if (figures.stopped()) {
                    breakOff(figures.audio().minus(dropped));
                }
                dropped = Duration.ZERO;
            }
            case ReplEvent.Flush(int frames) ->
                    dropped = dropped.plus(WireFormat.FRAME_DURATION.multipliedBy(frames));
            case ReplEvent.BargeIn(BargeInFigures figures) -> add(bargeIns, figures);
            case ReplEvent.Connected _,
                    ReplEvent.State _,
                    ReplEvent.Speech _,
                    ReplEvent.Audible _,
                    ReplEvent.Silent _,
                    ReplEvent.Control _,
                    ReplEvent.Turn _,
                    ReplEvent.Problem _,
                    ReplEvent.Over _,
                    ReplEvent.Done _,
                    ReplEvent.Note _,
                    ReplEvent.Warning _,
                    ReplEvent.Expectation _ -> {}
        }
    }

    private boolean isRepeated(Said said) {
        return !transcript.isEmpty()
                && transcript.getLast().role().equals(said.role())
                && transcript.getLast().text().equals(said.text());
    }

    /// An utterance's text comes with its first frame, so that it is the last of the stack's when the utterance is stopped.
    private void breakOff(Duration played) {
        Duration heard = played.isNegative() ? Duration.ZERO : played;
        for (int i = transcript.size() - 1; i >= 0; i--) {
            Said said = transcript.get(i);
            if (said.role().equals(STACK)) {
                transcript.set(i, new Said(said.at(), said.role(), said.text(), heard));
                return;
            }
        }
    }

    private static <T> void add(List<T> list, T item) {
        list.add(item);
        if (list.size() > MOST) {
            list.removeFirst();
        }
    }

    /// A copy of everything so far.
    public synchronized Copy copy() {
        return new Copy(transcript, utterances, bargeIns);
    }
}
