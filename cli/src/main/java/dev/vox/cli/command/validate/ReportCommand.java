package dev.vox.cli.command.validate;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UserFile;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ReportOptions;
import dev.vox.validate.RunEvent;
import dev.vox.validate.report.ReportReader;
import dev.vox.validate.report.ReportSink;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// Makes other reports of a JSON report, the same to the byte as if the run had written them.
public final class ReportCommand implements Callable<Integer>, Declared {
    private final OutputOptions output = new OutputOptions();
    private final ReportOptions reports =
            new ReportOptions(
                    output,
                    "--as",
                    "What to make of it; may be given again. FORMAT is pretty, plain, json, ndjson,"
                            + " junit, tap, markdown or github; without PATH it goes to stdout.");

    private Path file = Path.of("");

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Make other reports of a JSON report; pretty when no other is asked for.")
                .with(reports, output);
        arguments
                .required(Path.class, "FILE.json")
                .about("What --report json=FILE.json wrote.")
                .to(given -> file = given);
    }

    @Override
    public Integer call() {
        reports.require();
        List<RunEvent> events = ReportReader.read(file.toString(), UserFile.text(file));
        try (ReportSink sink = reports.convert(output.open())) {
            events.forEach(sink);
        }
        return ExitCode.OK;
    }
}
