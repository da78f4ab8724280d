package dev.vox.runtime.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

class SentenceSplitterTest {
    /// The opening of "Alice's Adventures in Wonderland" (1865), hard-wrapped as it is passed around.
    private static final String ALICE =
            """
            CHAPTER I.
            Down the Rabbit-Hole


            Alice was beginning to get very tired of sitting by her sister on the
            bank, and of having nothing to do: once or twice she had peeped into
            the book her sister was reading, but it had no pictures or
            conversations in it, “and what is the use of a book,” thought Alice
            “without pictures or conversations?”

            There was nothing so _very_ remarkable in that; nor did Alice think it
            so _very_ much out of the way to hear the Rabbit say to itself, “Oh
            dear! Oh dear! I shall be late!” (when she thought it over afterwards,
            it occurred to her that she ought to have wondered at this.) In another
            moment down went Alice after it.

            * * * * * *

            “What a curious feeling!” said Alice; “I must be shutting up like a
            telescope.” And so it was indeed.
            """;

    @Test
    void a_page_of_prose_becomes_its_headings_and_sentences() {
        assertThat(texts(ALICE))
                .containsExactly(
                        "CHAPTER I.",
                        "Down the Rabbit-Hole",
                        "Alice was beginning to get very tired of sitting by her sister on the"
                            + " bank, and of having nothing to do: once or twice she had peeped"
                            + " into the book her sister was reading, but it had no pictures or"
                            + " conversations in it, “and what is the use of a book,” thought Alice"
                            + " “without pictures or conversations?”",
                        "There was nothing so _very_ remarkable in that; nor did Alice think it so"
                            + " _very_ much out of the way to hear the Rabbit say to itself, “Oh"
                            + " dear!",
                        "Oh dear!",
                        "I shall be late!” (when she thought it over afterwards, it occurred to her"
                                + " that she ought to have wondered at this.)",
                        "In another moment down went Alice after it.",
                        "“What a curious feeling!” said Alice; “I must be shutting up like a"
                                + " telescope.”",
                        "And so it was indeed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mr. Darcy danced once with Mrs. Hurst and once with Miss Bingley.",
                "Dr. A. B. Watson met Prof. Moriarty near St. Paul's at 3 p.m. Tuesday.",
                "Fruit, e.g. apples, i.e. The Fruit, is good for you.",
                "The U.S. Army left the U.K. Embassy.",
                "Pi is 3.14159 and e is 2.71828, or so.",
                "See Fig. 3 and No. 12 of vol. II for details.",
                "She waited... and waited… and went home.",
                "Well... I suppose so.",
                "“Is that so?” he asked. “Quite,” she said.",
                "It is at www.example.com and in notes.txt today.",
                "Well . . . perhaps not.",
            })
    void one_sentence_stays_one_or_ends_only_where_the_next_begins(String text) {
        int expected = text.startsWith("“Is") ? 2 : 1;

        assertThat(texts(text)).hasSize(expected);
        assertThat(String.join(" ", texts(text))).isEqualTo(text);
    }

    @Test
    void an_abbreviation_ends_a_sentence_when_the_next_word_begins_one() {
        assertThat(
                        texts(
                                "He moved to the U.S. The weather was bad. They came at 5 p.m. It"
                                        + " rained."))
                .containsExactly(
                        "He moved to the U.S.",
                        "The weather was bad.",
                        "They came at 5 p.m.",
                        "It rained.");
    }

    @Test
    void a_number_for_a_word_is_told_from_a_word() {
        assertThat(
                        texts(
                                "She said no. He went on. Look at no. 5. 1. Wash the apples. It was"
                                        + " 1914. War came."))
                .containsExactly(
                        "She said no.",
                        "He went on.",
                        "Look at no. 5.",
                        "1. Wash the apples.",
                        "It was 1914.",
                        "War came.");
    }

    @Test
    void quotes_and_brackets_that_close_belong_to_the_sentence_before() {
        assertThat(
                        texts(
                                "“Stop!” He ran. (Nobody saw him.) 'Why?' \"Because.\" Then"
                                        + " silence?! Yes."))
                .containsExactly(
                        "“Stop!”",
                        "He ran.",
                        "(Nobody saw him.)",
                        "'Why?'",
                        "\"Because.\"",
                        "Then silence?!",
                        "Yes.");
    }

    @Test
    void headings_and_rules_break_even_without_a_blank_line() {
        assertThat(
                        texts(
                                "# The Wolf #\n"
                                        + "Once upon a time\n"
                                        + "there was a wolf\n"
                                        + "## Two\n"
                                        + "End\n\n"
                                        + "Chapter 2: Sheep\n"
                                        + "Part 2 of the tale\n"
                                        + "is short\n"
                                        + "-----\n"
                                        + "THE END\n"))
                .containsExactly(
                        "The Wolf",
                        "Once upon a time there was a wolf",
                        "Two",
                        "End",
                        "Chapter 2: Sheep",
                        "Part 2 of the tale is short",
                        "THE END");
    }

    @Test
    void capitals_within_a_line_are_no_heading() {
        assertThat(texts("We went to Houston. NASA\nis there."))
                .containsExactly("We went to Houston.", "NASA is there.");
    }

    @Test
    void windows_line_ends_and_a_byte_order_mark_are_blanks() {
        assertThat(texts("\uFEFFOne line\r\nand its end\r\n\r\nTwo\r\n"))
                .containsExactly("One line and its end", "Two");
    }

    @Test
    void wide_marks_end_a_sentence_without_a_blank() {
        assertThat(texts("你好。你是谁？我是Vox！")).containsExactly("你好。", "你是谁？", "我是Vox！");
    }

    @Test
    void a_long_sentence_is_cut_at_its_strongest_clause_and_loses_nothing() {
        String clause = "the rain went on falling on the roofs and the gardens of the town";
        String text =
                (clause + ", ").repeat(4)
                        + clause
                        + "; "
                        + (clause + ", ").repeat(6)
                        + "and stopped.";

        List<String> pieces = texts(text);

        assertThat(pieces)
                .hasSizeGreaterThan(1)
                .allMatch(p -> p.length() <= SentenceSplitter.LONGEST);
        assertThat(pieces.getFirst()).endsWith(";");
        assertThat(pieces.get(1)).endsWith(",");
        assertThat(String.join(" ", pieces)).isEqualTo(text);
    }

    @Test
    void a_text_without_any_mark_or_blank_is_cut_but_no_character_is() {
        String text = "x" + "𐐨".repeat(1000);

        List<String> pieces = texts(text);

        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces)
                .allMatch(p ->
                        !Character.isLowSurrogate(p.charAt(0))
                                && p.length() <= SentenceSplitter.LONGEST);
    }

    @Test
    void offsets_point_at_the_source() {
        for (Sentence sentence : split(ALICE)) {
            int from = Math.toIntExact(sentence.offset());
            assertThat(ALICE.substring(from, from + sentence.length()).replaceAll("\\s+", " "))
                    .isEqualTo(sentence.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\n\t ", "* * *\n\n---\n…"})
    void a_text_without_words_has_no_sentence(String text) {
        assertThat(texts(text)).isEmpty();
    }

    @Test
    void a_text_of_ten_megabytes_is_read_as_it_is_split() {
        Repeated source =
                new Repeated(
                        "The tide rose by 3.5 metres in Mr. Hale's harbour. Nobody slept!\n",
                        10_000_000);
        SentenceSplitter splitter = new SentenceSplitter(source);
        long count = 0;
        long furthest = 0;
        while (splitter.hasNext()) {
            Sentence sentence = splitter.next();
            furthest = Math.max(furthest, source.position - sentence.offset());
            count++;
        }

        assertThat(count).isGreaterThan(300_000);
        assertThat(furthest).as("characters read ahead").isLessThan(20_000);
    }

    @Test
    void a_sentence_is_there_before_the_text_after_it_is_written() {
        Reader typed =
                new Reader() {
                    private boolean typed;

                    @Override
                    public int read(char[] target, int from, int length) throws IOException {
                        if (typed) {
                            throw new IOException("nothing typed yet");
                        }
                        typed = true;
                        "First one. Second".getChars(0, 17, target, from);
                        return 17;
                    }

                    @Override
                    public void close() {}
                };

        SentenceSplitter splitter = new SentenceSplitter(typed);

        assertThat(splitter.next().text()).isEqualTo("First one.");
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(splitter::next);
    }

    private static List<Sentence> split(String text) {
        List<Sentence> sentences = new ArrayList<>();
        new SentenceSplitter(new StringReader(text)).forEachRemaining(sentences::add);
        return sentences;
    }

    private static List<String> texts(String text) {
        return split(text).stream().map(Sentence::text).toList();
    }

    /// A text that goes on repeating until it is long enough.
    private static final class Repeated extends Reader {
        private final String line;
        private final long length;
        private long position;

        Repeated(String line, long length) {
            this.line = line;
            this.length = length;
        }

        @Override
        public int read(char[] target, int from, int count) {
            if (position >= length) {
                return -1;
            }
            for (int i = 0; i < count; i++) {
                target[from + i] = line.charAt((int) ((position + i) % line.length()));
            }
            position += count;
            return count;
        }

        @Override
        public void close() {}
    }
}
