package dev.vox.runtime.orchestrator;

import dev.vox.runtime.dialogue.Dialogue;
import dev.vox.runtime.dialogue.DialogueException;
import dev.vox.runtime.dialogue.DialogueTurns;
import dev.vox.runtime.dialogue.SentenceSink;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers as the test says.
final class FakeDialogue implements Dialogue {
    /// An answer.
    interface Script {
        void answer(String said, SentenceSink sink) throws DialogueException, InterruptedException;
    }

    final List<String> said = new CopyOnWriteArrayList<>();
    final List<String> interrupted = new CopyOnWriteArrayList<>();
    private final Script script;

    FakeDialogue(Script script) {
        this.script = script;
    }

    /// Answers everything with these sentences.
    static FakeDialogue of(String... sentences) {
        return new FakeDialogue((_, sink) -> {
            for (String sentence : sentences) {
                if (!sink.accept(sentence)) {
                    return;
                }
            }
        });
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public DialogueTurns open() {
        return new DialogueTurns() {
            @Override
            public void answer(String text, SentenceSink sink)
                    throws DialogueException, InterruptedException {
                said.add(text);
                script.answer(text, sink);
            }

            @Override
            public void interrupted(String heard) {
                interrupted.add(heard);
            }
        };
    }

    @Override
    public void close() {}
}
