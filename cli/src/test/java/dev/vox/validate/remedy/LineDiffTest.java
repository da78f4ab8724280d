package dev.vox.validate.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class LineDiffTest {
    @Test
    void textsThatAreTheSameHaveNoDifference() {
        assertThat(LineDiff.unified("f", "a\nb\n", "a\nb\n")).isEmpty();
    }

    @Test
    void aLineThatGoesIsShownBetweenItsNeighbours() {
        assertThat(LineDiff.unified("f", "a\nb\nc\nd\ne\nf\n", "a\nb\nc\ne\nf\n"))
                .containsExactly("--- f", "+++ f", "@@ -2,5 +2,4 @@", " b", " c", "-d", " e", " f");
    }

    @Test
    void whatLiesBetweenTwoChangesStays() {
        assertThat(LineDiff.unified("f", "a\nb\nc\n", "x\nb\ny\n"))
                .containsExactly("--- f", "+++ f", "@@ -1,3 +1,3 @@", "-a", "+x", " b", "-c", "+y");
    }

    @Test
    void aFileThatIsNewHasOnlyAddedLines() {
        assertThat(LineDiff.unified("f", "", "*\n"))
                .containsExactly("--- f", "+++ f", "@@ -0,0 +1,1 @@", "+*");
    }

    @Test
    void endsOfLinesAreSeen() {
        assertThat(LineDiff.unified("f", "\ufeffa\r\nb", "a\nb\n"))
                .containsExactly(
                        "--- f",
                        "+++ f",
                        "@@ -1,2 +1,2 @@",
                        "-\\ufeffa\\r",
                        "-b",
                        "\\ No newline at end of file",
                        "+a",
                        "+b");
    }

    @Test
    void largeTextsAreShownAsOneBlock() {
        String old = lines("a");
        String now = lines("b");

        assertThat(LineDiff.unified("f", old, now)).hasSize(3 + 2 * 2_000).contains("-a7", "+b7");
    }

    private static String lines(String word) {
        return IntStream.range(0, 2_000)
                .mapToObj(number -> word + number + "\n")
                .collect(Collectors.joining());
    }
}
