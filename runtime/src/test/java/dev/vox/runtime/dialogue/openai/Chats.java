package dev.vox.runtime.dialogue.openai;

import dev.vox.runtime.dialogue.DialogueException;
import dev.vox.runtime.dialogue.DialogueTurns;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Settings and turns of tests.
final class Chats {
    static final String KEY = "sk-test-0123456789abcdef";

    /// Patience that no test wears out which does not mean to.
    static final ChatSettings.Patience PATIENT =
            new ChatSettings.Patience(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(15),
                    3,
                    Duration.ofMillis(5));

    private Chats() {}

    static ChatSettings settings(URI base) {
        return settings(base, PATIENT);
    }

    static ChatSettings settings(URI base, ChatSettings.Patience patience) {
        return new ChatSettings(
                base,
                "small",
                new ApiKey(KEY),
                "Be brief.",
                patience,
                new ChatSettings.Memory(3, 3000));
    }

    static List<String> answer(DialogueTurns turns, String said) throws Exception {
        List<String> sentences = new ArrayList<>();
        turns.answer(said, sentences::add);
        return sentences;
    }

    /// Why there is no answer.
    static DialogueException thrown(ChatSettings settings) {
        try (OpenAiDialogue dialogue = new OpenAiDialogue(settings)) {
            answer(dialogue.open(), "Go");
            throw new AssertionError("it answered");
        } catch (DialogueException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError("it failed otherwise", e);
        }
    }
}
