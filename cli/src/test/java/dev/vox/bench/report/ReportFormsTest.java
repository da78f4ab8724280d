package dev.vox.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.bench.result.BenchResult;
import dev.vox.text.Canvas;
import dev.vox.text.Layout;
import dev.vox.text.Painter;
import dev.vox.text.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

class ReportFormsTest {
    @RegisterExtension final Golden golden = new Golden();

    @Test
    void aPageForAPerson() {
        golden.matches(page(80, true));
    }

    @Test
    void aWidePageForAPerson() {
        golden.matches(page(132, true));
    }

    @Test
    void aPageForATerminalThatKnowsOnlyAscii() {
        String page = page(100, false);

        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(page)).isTrue();
        golden.matches(page);
    }

    private static String page(int width, boolean unicode) {
        return Layout.render(
                BenchPage.of(MadeResult.all()), new Canvas(width, unicode, Painter.NONE));
    }

    @Test
    void rowsForAPipe() {
        golden.matches(
                BenchRows.of(MadeResult.all()).stream()
                        .map(Row::text)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void figuresForPrometheus() {
        golden.matches(PrometheusReport.text(MadeResult.all()));
    }

    @Test
    void aPageForGithub() {
        golden.matches(MarkdownReport.text(MadeResult.all()));
    }

    @Test
    void aRowASampleForSpreadsheets() {
        golden.matches(CsvReport.text(List.of(MadeResult.bargeIn())));
    }

    @Test
    void aDocumentForPrograms() {
        golden.matches(BenchDocument.text(List.of(MadeResult.bargeIn())));
    }

    @Test
    void everyFormStaysWhatItIsWhenTheDocumentWasReadAgain() {
        List<BenchResult> read = BenchDocument.read("it", BenchDocument.text(MadeResult.all()));

        assertThat(PrometheusReport.text(read)).isEqualTo(PrometheusReport.text(MadeResult.all()));
        assertThat(MarkdownReport.text(read)).isEqualTo(MarkdownReport.text(MadeResult.all()));
        assertThat(CsvReport.text(read)).isEqualTo(CsvReport.text(MadeResult.all()));
        assertThat(BenchRows.of(read)).isEqualTo(BenchRows.of(MadeResult.all()));
    }
}
