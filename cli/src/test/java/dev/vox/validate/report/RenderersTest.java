package dev.vox.validate.report;

import dev.vox.Golden;
import dev.vox.text.Canvas;
import dev.vox.text.Painter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RenderersTest {
    @RegisterExtension final Golden golden = new Golden();

    @Test
    void aChecklistForAPerson() {
        golden.matches(Written.of(ReportFormat.PRETTY, RichRun.events()));
    }

    @Test
    void aChecklistForATerminalThatKnowsOnlyAscii() {
        Canvas ascii = new Canvas(60, false, Painter.NONE);
        golden.matches(new Written(ascii).report(ReportFormat.PRETTY, RichRun.events()));
    }

    @Test
    void aChecklistInColours() {
        Painter painter = (style, text) -> "<%s>%s</>".formatted(style, text);
        Canvas coloured = new Canvas(80, true, painter);
        golden.matches(new Written(coloured).report(ReportFormat.PRETTY, RichRun.events()));
    }

    @Test
    void aRowACheck() {
        golden.matches(Written.of(ReportFormat.PLAIN, RichRun.events()));
    }

    @Test
    void oneDocumentWithEverything() {
        golden.matches(Written.of(ReportFormat.JSON, RichRun.events()));
    }

    @Test
    void aLineAnEvent() {
        golden.matches(Written.of(ReportFormat.NDJSON, RichRun.events()));
    }

    @Test
    void aSuiteAPhase() {
        golden.matches(Written.of(ReportFormat.JUNIT, RichRun.events()));
    }

    @Test
    void aSubtestAPhase() {
        golden.matches(Written.of(ReportFormat.TAP, RichRun.events()));
    }

    @Test
    void aPageToKeep() {
        golden.matches(Written.of(ReportFormat.MARKDOWN, RichRun.events()));
    }

    @Test
    void theLogOfAWorkflow() {
        golden.matches(Written.of(ReportFormat.GITHUB, RichRun.events()));
    }

    @Test
    void strictlyEveryFormatAgreesOnWhatFails() {
        for (ReportFormat format : ReportFormat.values()) {
            golden.matches(
                    format.word(), Written.of(format, RichRun.events(RichRun.report(true, true))));
        }
    }

    @Test
    void anInterruptedRunSaysSoInEveryFormat() {
        for (ReportFormat format : ReportFormat.values()) {
            golden.matches(
                    format.word(),
                    Written.of(format, RichRun.events(RichRun.report(false, false))));
        }
    }
}
