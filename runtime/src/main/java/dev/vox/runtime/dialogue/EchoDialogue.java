package dev.vox.runtime.dialogue;

/// Answers with what was said. It needs nothing, and shows what the recogniser understood.
public final class EchoDialogue implements Dialogue {
    @Override
    public String name() {
        return "echo";
    }

    @Override
    public DialogueTurns open() {
        return new EchoTurns();
    }

    @Override
    public void close() {}

    private static final class EchoTurns implements DialogueTurns {
        @Override
        public void answer(String said, SentenceSink sink) throws InterruptedException {
            WholeAnswer.handOver(said, sink);
        }

        @Override
        public void interrupted(String heard) {}
    }
}
