package dev.vox.runtime.dialogue.scripted;

import dev.vox.runtime.dialogue.Dialogue;
import dev.vox.runtime.dialogue.DialogueException;
import dev.vox.runtime.dialogue.DialogueTurns;
import dev.vox.runtime.dialogue.SentenceSink;
import dev.vox.runtime.dialogue.WholeAnswer;

import java.util.List;
import java.util.Optional;

/// Answers by a script: the same to the same, so that tests and demonstrations can rely on it.
public final class ScriptedDialogue implements Dialogue {
    private final Script script;

    public ScriptedDialogue(Script script) {
        this.script = script;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public DialogueTurns open() {
        return new ScriptedTurns(script);
    }

    @Override
    public void close() {}

    private static final class ScriptedTurns implements DialogueTurns {
        private final Script script;
        private final int[] given;

        ScriptedTurns(Script script) {
            this.script = script;
            given = new int[script.rules().size()];
        }

        @Override
        public void answer(String said, SentenceSink sink)
                throws DialogueException, InterruptedException {
            WholeAnswer.handOver(reply(said), sink);
        }

        @Override
        public void interrupted(String heard) {}

        private String reply(String said) throws DialogueException {
            for (int i = 0; i < script.rules().size(); i++) {
                Script.Rule rule = script.rules().get(i);
                Optional<List<String>> match = match(rule, said);
                if (match.isPresent()) {
                    List<ReplyText> replies = rule.replies();
                    return replies.get(given[i]++ % replies.size()).filled(match.get());
                }
            }
            return script.otherwise().filled(List.of(said));
        }

        private static Optional<List<String>> match(Script.Rule rule, String said)
                throws DialogueException {
            try {
                return rule.heard().in(said);
            } catch (EndlessMatchException e) {
                throw new DialogueException("scripted: " + e.getMessage(), e);
            }
        }
    }
}
