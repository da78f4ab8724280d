package dev.vox.runtime.dialogue.openai;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What was said in a conversation, as far as it is told to the model again. Safe for several threads: an answer that is
/// interrupted may still be ending while the next one begins.
final class ChatHistory {
    /// One message to the model.
    record Message(String role, String content) {}

    /// What the user said, and what the agent has answered so far.
    final class Turn {
        private final String said;
        private String answer = "";
        private boolean over;

        private Turn(String said) {
            this.said = said;
        }

        /// Adds a sentence that was handed over, unless the user has broken in.
        void answers(String sentence) {
            synchronized (turns) {
                if (!over) {
                    answer = answer.isEmpty() ? sentence : answer + " " + sentence;
                }
            }
        }

        private int length() {
            return said.length() + answer.length();
        }
    }

    private final Deque<Turn> turns = new ArrayDeque<>();
    private final ChatSettings.Memory memory;

    ChatHistory(ChatSettings.Memory memory) {
        this.memory = memory;
    }

    /// Begins a turn of the user's. What begins with a turn that was not answered is that turn, gone on with.
    Turn begin(String said) {
        synchronized (turns) {
            Turn turn = new Turn(said);
            Turn before = turns.peekLast();
            if (before != null && before.answer.isEmpty() && isGoneOnWith(before.said, said)) {
                turns.removeLast();
            }
            turns.addLast(turn);
            while (turns.size() > 1 && tooMuch()) {
                turns.removeFirst();
            }
            return turn;
        }
    }

    /// Cuts the last answer down to what was heard of it.
    void interrupted(String heard) {
        synchronized (turns) {
            if (!turns.isEmpty()) {
                turns.getLast().answer = heard.strip();
                turns.getLast().over = true;
            }
        }
    }

    /// The conversation, oldest first. Roles take turns, since some models insist on it: what the user said while nothing was
    /// answered is one message.
    List<Message> messages(String prompt) {
        List<Message> messages = new ArrayList<>();
        if (!prompt.isBlank()) {
            messages.add(new Message("system", prompt));
        }
        synchronized (turns) {
            StringBuilder said = new StringBuilder();
            for (Turn turn : turns) {
                said.append(said.isEmpty() ? "" : "\n").append(turn.said);
                if (!turn.answer.isEmpty()) {
                    messages.add(new Message("user", said.toString()));
                    messages.add(new Message("assistant", turn.answer));
                    said.setLength(0);
                }
            }
            if (!said.isEmpty()) {
                messages.add(new Message("user", said.toString()));
            }
        }
        return messages;
    }

    private static boolean isGoneOnWith(String before, String said) {
        return said.equals(before) || said.startsWith(before + " ");
    }

    private boolean tooMuch() {
        return turns.size() > memory.turns()
                || turns.stream().mapToInt(Turn::length).sum() > memory.characters();
    }
}
