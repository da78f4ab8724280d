package dev.vox.bench.report;

import dev.vox.Golden;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HtmlReportTest {
    @RegisterExtension final Golden golden = new Golden();

    @Test
    void aPageForABrowser() {
        golden.matches(
                HtmlReport.text(MadeResult.all(), MadeResult.contrasts(), MadeResult.objectives()));
    }
}
