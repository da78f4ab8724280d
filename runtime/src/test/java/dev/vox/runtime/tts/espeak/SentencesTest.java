package dev.vox.runtime.tts.espeak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SentencesTest {
    @Test
    void aTextIsCutAtTheEndsOfItsSentences() {
        assertThat(cut("It is late. Go home! Will you? 今天好。明天见。"))
                .containsExactly("It is late.", "Go home!", "Will you?", "今天好。", "明天见。");
    }

    @Test
    void shortFormsInitialsAndNumbersEndNoSentence() {
        assertThat(cut("Dr. Smith met J. Brown. It cost 3.50 in all."))
                .containsExactly("Dr. Smith met J. Brown.", "It cost 3.50 in all.");
    }

    @Test
    void aLongSentenceIsCutAtItsClausesElseBetweenWords() {
        String clause = "and then it goes on for quite a while with no end in sight, ";
        assertThat(cut(clause.repeat(10)))
                .allMatch(piece -> piece.length() <= Sentences.MOST && piece.endsWith(","));
        assertThat(cut("word ".repeat(200)))
                .hasSizeGreaterThan(3)
                .allMatch(piece -> piece.length() <= Sentences.MOST && piece.endsWith("word"));
        assertThat(String.join("", cut("🎺".repeat(400)))).isEqualTo("🎺".repeat(400));
    }

    @Test
    void blanksAndControlsAreNoSentence() {
        assertThat(cut("")).isEmpty();
        assertThat(cut(" \n\t \u0000")).isEmpty();
        assertThat(cut("a\u0001b")).containsExactly("a b");
    }

    private static List<String> cut(String text) {
        List<String> pieces = new ArrayList<>();
        new Sentences(text).forEachRemaining(pieces::add);
        return pieces;
    }
}
