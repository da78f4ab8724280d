package dev.vox.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.text.Table.Column;

import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Painter MARKS =
            (style, text) ->
                    "<" + style.name().toLowerCase(java.util.Locale.ROOT) + ":" + text + ">";

    @Test
    void aTableAlignsItsColumns() {
        Table table =
                Table.of(Column.of("SERVICE"), Column.number("PORT"), Column.of("STATE"))
                        .row(Line.of("worker"), Line.of("7001"), Line.of("ready"))
                        .row(Line.of("orchestrator"), Line.of("80"), Line.of("down"));

        assertThat(plain(Page.EMPTY.and(table), 80))
                .isEqualTo(
                        """
                        SERVICE       PORT  STATE
                        worker        7001  ready
                        orchestrator    80  down
                        """);
    }

    @Test
    void aTableWithoutHeadersHasNoHeaderLine() {
        Table table =
                Table.of(Column.of(""), Column.of("")).row(Line.of("a"), Line.of("b")).indented(2);

        assertThat(plain(Page.EMPTY.and(table), 80)).isEqualTo("  a  b\n");
    }

    @Test
    void aNarrowPageCutsTheColumnsThatMayShrinkAndNoOther() {
        Table table =
                Table.of(Column.of("NAME"), Column.shrinking("WHAT"), Column.shrinking("WHERE"))
                        .row(
                                Line.of("orchestrator"),
                                Line.of("speaks to everybody"),
                                Line.of("ws://localhost"));

        assertThat(plain(Page.EMPTY.and(table), 40))
                .isEqualTo(
                        """
                        NAME          WHAT          WHERE
                        orchestrator  speaks to e…  ws://localh…
                        """);
        assertThat(plain(Page.EMPTY.and(table), 10))
                .isEqualTo(
                        """
                        NAME          WHAT      WHERE
                        orchestrator  speaks …  ws://lo…
                        """);
    }

    @Test
    void aCutIsMarkedInAsciiWhereNothingElseCanBeShown() {
        assertThat(
                        Line.of("speaks to everybody")
                                .cut(9, new Canvas(9, false, Painter.NONE).ellipsis())
                                .text())
                .isEqualTo("speaks...");
    }

    @Test
    void wideCharactersKeepTheColumnsStraight() {
        Table table =
                Table.of(Column.of("語"), Column.of("X"))
                        .row(Line.of("日本語"), Line.of("1"))
                        .row(Line.of("cafe\u0301"), Line.of("2"))
                        .row(Line.of("👩‍👩‍👧"), Line.of("3"));

        assertThat(plain(Page.EMPTY.and(table), 80))
                .isEqualTo("語      X\n日本語  1\ncafe\u0301    2\n👩‍👩‍👧      3\n");
    }

    @Test
    void aTableRefusesARowOfAnotherLength() {
        assertThatThrownBy(() -> Table.of(Column.of("A")).row(Line.of("1"), Line.of("2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row has 2 cells, the table 1 columns");
    }

    @Test
    void factsAlignTheirValues() {
        Facts facts = Facts.none().and("first audio", "8 ms").and("length", "3.2 s");

        assertThat(plain(Page.EMPTY.and(facts), 80))
                .isEqualTo("first audio  8 ms\nlength       3.2 s\n");
    }

    @Test
    void aParagraphWrapsBetweenWords() {
        Line line = Line.of("one two three ").and(Style.ACCENT, "four five").and(" six");

        assertThat(plain(Page.EMPTY.and(new Paragraph(line, 2)), 12))
                .isEqualTo("  one two\n  three four\n  five six\n");
    }

    @Test
    void aWordLongerThanThePageStaysWhole() {
        assertThat(plain(Page.EMPTY.paragraph("a incomprehensible b"), 6))
                .isEqualTo("a\nincomprehensible\nb\n");
    }

    @Test
    void stylesArePaintedAndPlainTextIsNot() {
        Page page = Page.EMPTY.heading("Stack").paragraph(Line.of("up ").and(Style.OK, "ready"));

        assertThat(Layout.render(page, new Canvas(80, true, MARKS)))
                .isEqualTo("<label:Stack>\nup <ok:ready>\n");
    }

    @Test
    void paddingIsNeverPainted() {
        Table table =
                Table.of(Column.of(""), Column.of(""))
                        .row(Line.of(Style.OK, "a"), Line.of("b"))
                        .row(Line.of(Style.FAIL, "long"), Line.of("c"));

        assertThat(Layout.render(Page.EMPTY.and(table), new Canvas(80, true, MARKS)))
                .isEqualTo("<ok:a>     b\n<fail:long>  c\n");
    }

    @Test
    void textFromOutsideCannotReachTheTerminalAsCodes() {
        assertThat(plain(Page.of(Line.of("a\u001b[2Jb\u001b]0;title\u0007c\u0000d\te\u202ef")), 80))
                .isEqualTo("abcd ef\n");
    }

    private static String plain(Page page, int width) {
        return Layout.render(page, new Canvas(width, true, Painter.NONE));
    }
}
