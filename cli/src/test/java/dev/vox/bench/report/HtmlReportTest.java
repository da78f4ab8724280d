package dev.vox.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

class HtmlReportTest {
    @RegisterExtension final Golden golden = new Golden();

    @Test
    void aPageForABrowser() {
        golden.matches(HtmlReport.text(MadeResult.all(), MadeResult.judged()));
    }

    @Test
    void aRatioWithoutEndHasARowAndNoPlot() {
        Contrast endless =
                new Contrast(
                        "underruns",
                        "A",
                        "B",
                        Double.POSITIVE_INFINITY,
                        1,
                        Double.POSITIVE_INFINITY,
                        0.5,
                        "unclear");

        String page =
                HtmlReport.text(
                        List.of(),
                        new Judged("", true, List.of(), List.of(), List.of(endless), List.of()));

        assertThat(page).contains(">underruns</td>").doesNotContain("<svg").doesNotContain("NaN");
    }
}
