package dev.vox.cli.repl;

import dev.vox.cli.repl.input.Input;
import dev.vox.cli.repl.input.InputMistake;
import dev.vox.cli.repl.input.InputParser;
import dev.vox.cli.repl.talk.Conversation;
import dev.vox.cli.repl.talk.ReplEvent;
import dev.vox.problem.OperationFailed;

/// Reads what a person types and does it, until the person leaves.
final class Loop {
    private final Keyboard keyboard;
    private final Conversation conversation;

    Loop(Keyboard keyboard, Conversation conversation) {
        this.keyboard = keyboard;
        this.conversation = conversation;
    }

    /// Runs on the calling thread.
    ///
    /// @throws InterruptedException when the process is asked to end
    void run() throws InterruptedException {
        boolean stays = true;
        String kept = "";
        while (stays) {
            switch (keyboard.read(kept)) {
                case Keyboard.Typed.Line(String text) -> {
                    kept = "";
                    stays = perform(text);
                }
                case Keyboard.Typed.Interrupt(String begun) -> kept = interrupt(begun);
                case Keyboard.Typed.End() -> stays = false;
            }
        }
    }

    private boolean perform(String text) throws InterruptedException {
        Input input;
        try {
            input = InputParser.parse(text);
        } catch (InputMistake e) {
            conversation.tell(
                    new ReplEvent.Problem(
                            "", String.valueOf(e.getMessage()), e.hint().orElse(null)));
            return true;
        }
        try {
            return keyboard.interruptibly(() -> conversation.perform(input));
        } catch (InterruptedException e) {
            keyboard.requireToStay();
            if (conversation.isSpeaking()) {
                var _ = interrupt("");
            } else {
                conversation.tell(new ReplEvent.Note("interrupted"));
            }
            return true;
        }
    }

    /// Ctrl-C falls into the stack's word, and else clears the line.
    ///
    /// @return what stays typed
    private String interrupt(String begun) throws InterruptedException {
        if (!conversation.isSpeaking()) {
            if (begun.isEmpty()) {
                conversation.tell(new ReplEvent.Note("Ctrl-D leaves"));
            }
            return "";
        }
        try {
            conversation.stop();
        } catch (OperationFailed e) {
            conversation.tell(new ReplEvent.Problem("", String.valueOf(e.getMessage()), null));
        }
        return begun;
    }
}
