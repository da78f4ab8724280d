package dev.vox.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.report.Excerpt;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunReport;
import dev.vox.validate.Severity;
import dev.vox.validate.Status;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads the page with the reference implementation of CommonMark in Java: texts of somebody else are nothing but text.
class MarkdownRendererTest {
    private static final List<TablesExtension> TABLES =
            List.of((TablesExtension) TablesExtension.create());

    private static Node page(RunReport report) {
        return Parser.builder()
                .extensions(TABLES)
                .build()
                .parse(Written.of(ReportFormat.MARKDOWN, report));
    }

    private static <N extends Node> List<N> all(Node root, Class<N> type) {
        List<N> found = new ArrayList<>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNext()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            found.addAll(all(child, type));
        }
        return found;
    }

    /// What a reader sees of a paragraph, a heading or a cell; of an item its first paragraph.
    private static String text(Node node) {
        Node line = node instanceof ListItem ? node.getFirstChild() : node;
        return all(line, Node.class).stream()
                .map(part ->
                        switch (part) {
                            case Text text -> text.getLiteral();
                            case Code code -> code.getLiteral();
                            default -> "";
                        })
                .collect(Collectors.joining())
                .strip();
    }

    @Test
    void onlyWhatPassedIsTicked() {
        List<String> items =
                all(page(RichRun.report()), ListItem.class).stream()
                        .filter(item -> item.getParent().getParent().getParent() == null)
                        .map(MarkdownRendererTest::text)
                        .toList();

        assertThat(items).hasSize(9);
        assertThat(items.stream().filter(item -> item.startsWith("[x] ")))
                .hasSize(2)
                .allMatch(item -> item.contains("host.jdk") || item.contains("discovery.redis"));
        assertThat(items.stream().filter(item -> item.startsWith("[ ] "))).hasSize(7);
    }

    @Test
    void thePageHasNothingButHeadingsATableAndLists() {
        Set<String> kinds = new LinkedHashSet<>();
        all(page(RichRun.report()), Node.class)
                .forEach(node -> kinds.add(node.getClass().getSimpleName()));

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "Heading",
                        "Paragraph",
                        "Text",
                        "HardLineBreak",
                        "Code",
                        "TableBlock",
                        "TableHead",
                        "TableBody",
                        "TableRow",
                        "TableCell",
                        "BulletList",
                        "ListItem",
                        "StrongEmphasis");
    }

    @Test
    void everyRowOfTheTableHasItsFourCells() {
        List<TableRow> rows = all(page(RichRun.report()), TableRow.class);

        assertThat(rows).hasSize(5).allMatch(row -> all(row, TableCell.class).size() == 4);
        assertThat(text(all(rows.get(2), TableCell.class).getFirst()))
                .isEqualTo("4 Service discovery | <wiring> & # more");
    }

    @Test
    void hostileTextsReadAsTheyAre() {
        for (String text : hostile()) {
            Node page = page(of(text));
            String line = Excerpt.line(text);

            assertThat(text(all(page, Heading.class).get(1))).isEqualTo(("7 " + line).strip());
            ListItem check = all(page, ListItem.class).getFirst();
            assertThat(text(check.getFirstChild())).startsWith("[ ] FAIL " + line);
            assertThat(
                            all(all(check, BulletList.class).getFirst(), ListItem.class).stream()
                                    .map(MarkdownRendererTest::text))
                    .containsExactly(
                            ("problem: " + line).strip(),
                            (line + ": " + line).strip(),
                            ("fix: " + line).strip());
            assertThat(all(check, Code.class).getFirst().getLiteral()).isEqualTo(line);
        }
    }

    /// Each character of ASCII alone, doubled, between words, at the beginning and at the end; and texts that look like blocks.
    private static List<String> hostile() {
        List<String> texts = new ArrayList<>();
        IntStream.range(0x21, 0x7f)
                .mapToObj(Character::toString)
                .forEach(c -> {
                    texts.add("a" + c);
                    texts.add(c + " a " + c);
                    texts.add(c + c + "a" + c + c);
                    texts.add("a " + c + "b" + c + " c");
                });
        texts.addAll(
                List.of(
                        "1. one",
                        "12) two",
                        "- [x] done",
                        "+ plus",
                        "=== ",
                        "--- x",
                        "# heading #",
                        "> quote",
                        "<!-- comment -->",
                        "&copy; &#35;",
                        "[a]: http://b",
                        "![i](j)",
                        "`` a ` b ``",
                        "$x^2$ $$y$$",
                        "~~struck~~",
                        "a\\",
                        "\\|",
                        "a | b",
                        RichRun.HOSTILE.replace("\ud800", "")));
        return texts;
    }

    private static RunReport of(String text) {
        CheckResult check =
                RichRun.check(
                        text,
                        text,
                        Severity.REQUIRED,
                        Status.FAIL,
                        List.of(new Evidence(text, text)),
                        text,
                        text);
        CheckResult withoutDocs =
                new CheckResult(
                        check.id(),
                        check.title(),
                        check.kind(),
                        check.severity(),
                        check.status(),
                        check.startedAt(),
                        check.took(),
                        check.attempts(),
                        check.evidence(),
                        check.problem(),
                        check.fix(),
                        null);
        return new RunReport(
                "1",
                "/p",
                RichRun.START,
                Duration.ofSeconds(1),
                false,
                true,
                List.of(
                        new PhaseResult(
                                "phase-7",
                                7,
                                text,
                                Status.FAIL,
                                RichRun.START,
                                Duration.ofSeconds(1),
                                null,
                                List.of(withoutDocs))));
    }
}
