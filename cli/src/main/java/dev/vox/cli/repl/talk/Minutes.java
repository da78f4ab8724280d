package dev.vox.cli.repl.talk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Keeps who said what, and what was measured. Any thread may ask; the newest thousand of each are kept.
public final class Minutes {
    private static final int MOST = 1000;

    private final List<Said> transcript = new ArrayList<>();
    private final List<UtteranceFigures> utterances = new ArrayList<>();
    private final List<BargeInFigures> bargeIns = new ArrayList<>();

    /// A thing that was said.
    ///
    /// @param at since the loop began
    public record Said(Duration at, String role, String text) {}

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
            case ReplEvent.Utterance(UtteranceFigures figures) -> add(utterances, figures);
            case ReplEvent.BargeIn(BargeInFigures figures) -> add(bargeIns, figures);
            case ReplEvent.Connected _,
                    ReplEvent.State _,
                    ReplEvent.Speech _,
                    ReplEvent.Audible _,
                    ReplEvent.Silent _,
                    ReplEvent.Flush _,
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
