package dev.vox.runtime.orchestrator;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// What a session still has to say: the texts that wait for their turn, and the tasks its speaker takes.
///
/// Texts are bounded by number and by characters, changes of voice by number; so the queue of tasks is never full. Guarded
/// by the conversation's lock, but for [#take()].
final class Agenda {
    /// Characters of text that may wait; one text alone may always wait.
    private static final int MOST_CHARACTERS = 256 << 10;

    private static final int MOST_VOICES = 8;

    private final OrchestratorMetrics metrics;
    private final TextBudget budget;
    private final int mostMessages;
    private final Deque<Utterance> waiting = new ArrayDeque<>();
    private final BlockingQueue<SpeakerTask> tasks;
    private @Nullable Utterance arriving;
    private int numbers;
    private int messages;
    private int characters;
    private int held;
    private int spoken;
    private int voices;

    /// @param budget what all sessions together may hold
    /// @param mostMessages how many texts and turns the session may take
    Agenda(OrchestratorMetrics metrics, TextBudget budget, int mostMessages) {
        this.metrics = metrics;
        this.budget = budget;
        this.mostMessages = mostMessages;
        // Each text is in it at most twice, to be spoken and as dropped; so is of each turn the
        // sentence that is to be spoken, and those behind it that were dropped are one task.
        this.tasks = new LinkedBlockingQueue<>(4 * mostMessages + MOST_VOICES + 1);
    }

    /// Takes a text of the client's in and numbers it; it is then started, kept or refused.
    ///
    /// @return its number, or empty when there is no room for it
    OptionalInt arrive(String text) {
        OptionalInt number = arrive(text, null);
        if (number.isPresent()) {
            messages++;
        }
        return number;
    }

    /// Takes a sentence of an answer in, likewise.
    OptionalInt arrive(String text, @Nullable Turn turn) {
        int length = text.length();
        boolean fits = characters == 0 || characters + length <= MOST_CHARACTERS;
        if (!fits || !budget.take(length)) {
            return OptionalInt.empty();
        }
        numbers++;
        arriving = new Utterance(numbers, text, turn);
        characters += length;
        held += length;
        return OptionalInt.of(numbers);
    }

    /// Counts a turn of the user's.
    void turn() {
        messages++;
    }

    /// How many texts and turns came.
    int messages() {
        return messages;
    }

    /// Whether the session has had all its texts and turns.
    boolean isComplete() {
        return messages >= mostMessages;
    }

    /// How many texts wait for their turn.
    int waiting() {
        return waiting.size();
    }

    /// Lets a text be spoken.
    void start(int number) {
        Utterance utterance = arriving;
        if (utterance == null) {
            utterance = waiting.removeFirst();
            metrics.textsWaiting(-1);
        }
        arriving = null;
        if (utterance.number() != number) {
            throw new IllegalStateException(
                    "text " + utterance.number() + " is next, not " + number);
        }
        tasks.add(new SpeakerTask.Speak(utterance));
    }

    /// Lets the text that arrived wait.
    void keep() {
        if (arriving != null) {
            waiting.addLast(arriving);
            metrics.textsWaiting(1);
            arriving = null;
        }
    }

    /// Forgets the text that arrived.
    void refuse() {
        if (arriving != null) {
            characters -= arriving.text().length();
            giveBack(arriving.text().length());
            arriving = null;
        }
    }

    /// Drops the texts that wait; the speaker reports them in their turn.
    void drop() {
        if (!waiting.isEmpty()) {
            metrics.textsWaiting(-waiting.size());
            tasks.add(new SpeakerTask.ReportDropped(List.copyOf(waiting)));
            waiting.clear();
        }
    }

    /// Lets the voice change after the texts that are to be spoken now; false when too many changes wait.
    boolean changeVoice(String model) {
        if (voices == MOST_VOICES) {
            return false;
        }
        voices++;
        tasks.add(new SpeakerTask.ChangeVoice(model));
        return true;
    }

    void quit() {
        tasks.add(new SpeakerTask.Quit());
    }

    /// The task that was taken last is done: its texts are held no more.
    void done() {
        giveBack(spoken);
        spoken = 0;
    }

    /// No task will be taken any more: no text is held.
    void close() {
        giveBack(held);
    }

    /// Waits for the next task; not under the lock. The session's limits bound the wait.
    SpeakerTask take() throws InterruptedException {
        return tasks.take();
    }

    /// The texts of a task wait no more.
    void taken(SpeakerTask task) {
        switch (task) {
            case SpeakerTask.Speak(Utterance utterance) -> taken(utterance);
            case SpeakerTask.ReportDropped(List<Utterance> dropped) -> dropped.forEach(this::taken);
            case SpeakerTask.ChangeVoice _ -> voices--;
            case SpeakerTask.Quit() -> {}
        }
    }

    private void taken(Utterance utterance) {
        characters -= utterance.text().length();
        spoken += utterance.text().length();
    }

    private void giveBack(int count) {
        held -= count;
        budget.giveBack(count);
    }
}
