package dev.vox.runtime.dialogue.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ChatHistoryTest {
    private final ChatHistory history = new ChatHistory(ChatSettings.Memory.DEFAULTS);

    @Test
    void whatTheUserWentOnToSayIsToldOnce() {
        history.begin("what time");
        history.interrupted("");
        history.begin("what time is it");
        assertThat(history.messages(""))
                .containsExactly(new ChatHistory.Message("user", "what time is it"));
    }

    @Test
    void aTurnThatWasNotAnsweredIsToldWithTheNext() {
        history.begin("what time");
        history.begin("what timetable");
        assertThat(history.messages(""))
                .containsExactly(new ChatHistory.Message("user", "what time\nwhat timetable"));
    }

    @Test
    void aTurnThatWasAnsweredIsToldThoughItIsSaidAgain() {
        history.begin("go on").answers("No.");
        history.begin("go on");
        assertThat(history.messages(""))
                .containsExactly(
                        new ChatHistory.Message("user", "go on"),
                        new ChatHistory.Message("assistant", "No."),
                        new ChatHistory.Message("user", "go on"));
    }
}
