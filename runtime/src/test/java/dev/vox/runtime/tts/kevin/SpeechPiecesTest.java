package dev.vox.runtime.tts.kevin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

class SpeechPiecesTest {
    @Test
    void cutsAtTheEndsOfSentences() {
        assertThat(pieces("It rains. Does it? Yes!  \"So.\" (Well...) End"))
                .containsExactly("It rains.", "Does it?", "Yes!", "\"So.\"", "(Well...)", "End");
    }

    @Test
    void cutsAtBlankLines() {
        assertThat(pieces("Chapter One\n \nIt rains\nagain"))
                .containsExactly("Chapter One", "It rains again");
    }

    @Test
    void aDotWithinASentenceIsNoEnd() {
        for (String sentence :
                List.of(
                        "Dr. Smith met Mr. Jones at St. Paul's.",
                        "Pi is 3.14 and vox.dev is a name.",
                        "Fruit, e.g. apples, i.e. those of J. R. Smith.",
                        "He came at 5 p.m. and left.")) {
            assertThat(pieces(sentence)).containsExactly(sentence);
        }
    }

    @Test
    void cutsALongSentenceAtItsLastClause() {
        String clause = "word ".repeat(20).strip() + ", ";

        List<String> pieces = pieces(clause.repeat(4).strip());

        assertThat(pieces).hasSize(2);
        assertThat(pieces.getFirst()).endsWith(",").hasSize(201);
    }

    @Test
    void cutsALongClauseBetweenWords() {
        List<String> pieces = pieces("word ".repeat(100).strip());

        assertThat(pieces).hasSize(2).allMatch(piece -> piece.matches("word( word)*"));
    }

    @Test
    void cutsALongWordAnywhereButNotWithinASign() {
        List<String> pieces = pieces("a" + "é".repeat(1000));
        assertThat(String.join("", pieces)).isEqualTo("a" + "e".repeat(1000));

        assertThat(pieces("a" + "𝐀".repeat(200)).getFirst()).doesNotContain(" ");
    }

    @Test
    void noPieceTakesMoreThanItsShareOfTheText() {
        String text = "Ein Satz, und noch einer; a.b.c. \n\n !? ".repeat(300) + "x".repeat(2000);

        assertThat(pieces(text)).allMatch(piece -> piece.length() <= SpeechPieces.MOST);
    }

    @Test
    void losesNoWord() {
        String text = ("One two, three. Four five six; seven! ".repeat(50)).strip();

        assertThat(String.join(" ", pieces(text))).isEqualTo(text);
    }

    @Test
    void passesOverWhatCannotBeSaid() {
        assertThat(pieces("🎺. !!! \n\n --- \n\n Hello. ???")).containsExactly("Hello.");
        assertThat(pieces("\n".repeat(10_000))).isEmpty();
    }

    @Test
    void endsWithTheText() {
        SpeechPieces pieces = new SpeechPieces("");

        assertThat(pieces.hasNext()).isFalse();
        assertThatThrownBy(pieces::next).isInstanceOf(NoSuchElementException.class);
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        new SpeechPieces(text).forEachRemaining(piece -> pieces.add(piece.strip()));
        return pieces;
    }
}
