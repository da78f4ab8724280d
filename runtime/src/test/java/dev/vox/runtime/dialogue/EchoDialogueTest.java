package dev.vox.runtime.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class EchoDialogueTest implements DialogueContract {
    @Override
    public Dialogue dialogue() {
        return new EchoDialogue();
    }

    @Test
    void whatWasSaidIsSaidAgainSentenceBySentence() throws Exception {
        assertThat(echo("What is  the time? I ask Dr. Who.\n"))
                .containsExactly("What is the time?", "I ask Dr. Who.");
    }

    @Test
    void whatARecogniserWritesWithoutPunctuationIsOneSentence() throws Exception {
        assertThat(echo("turn on the light")).containsExactly("turn on the light");
    }

    private static List<String> echo(String said) throws Exception {
        List<String> sentences = new ArrayList<>();
        new EchoDialogue().open().answer(said, sentences::add);
        return sentences;
    }
}
