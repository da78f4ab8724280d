package dev.vox.bench.report;

import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.SubjectResult;
import dev.vox.text.Scrub;

import java.util.List;

/// Samples as a flat table for spreadsheets and statistics, by RFC 4180: a row a sample, those of each step of load included.
///
/// Beyond the first million samples of a figure only their histogram is known, which the JSON form has.
public final class CsvReport {
    private static final String HEADER = "scenario,subject,metric,labels,unit,at_ms,value\r\n";

    private CsvReport() {}

    /// The table of results.
    public static String text(List<BenchResult> results) {
        StringBuilder text = new StringBuilder(HEADER);
        for (BenchResult result : results) {
            for (SubjectResult subject : result.subjects()) {
                Figure.all(subject).forEach(figure -> samples(text, result, subject, figure));
            }
        }
        return text.toString();
    }

    private static void samples(
            StringBuilder text, BenchResult result, SubjectResult subject, Figure figure) {
        Unit unit = figure.unit();
        List<String> before =
                List.of(
                        result.scenario(),
                        subject.subject(),
                        figure.metric().word(),
                        figure.series().label(),
                        unit.sign());
        String fields = String.join(",", before.stream().map(CsvReport::field).toList());
        long[] at = figure.samples().at();
        long[] values = figure.samples().values();
        for (int i = 0; i < values.length; i++) {
            text.append(fields).append(',');
            text.append(Unit.MILLISECONDS.exactly(at[i])).append(',');
            text.append(unit.exactly(values[i])).append("\r\n");
        }
    }

    /// What has a comma or a quote stands in quotes, its own quotes twice (RFC 4180, section 2).
    private static String field(String value) {
        String line = Scrub.line(value);
        boolean quoted = line.indexOf(',') >= 0 || line.indexOf('"') >= 0;
        return quoted ? '"' + line.replace("\"", "\"\"") + '"' : line;
    }
}
