package dev.vox.cli.command.bench;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UserFile;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.output.Output;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Shows a result that was kept as JSON again, in any form.
public final class ReportCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox bench report FILE.json [OPTIONS]";

    private final BenchReportOptions reports = new BenchReportOptions();
    private final OutputOptions output = new OutputOptions();

    private Path file = Path.of("");

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Show a result that was kept as JSON again, in any form.")
                .with(reports, output);
        arguments
                .required(Path.class, "FILE.json")
                .about("What vox bench --json wrote.")
                .to(given -> file = given);
    }

    @Override
    public Integer call() {
        Output out = output.open();
        reports.require(out, USAGE);
        Judgement kept = Judgement.kept(file.toString(), UserFile.text(file));
        if (!reports.any() || out.mode().format().json()) {
            out.result(kept, ResultViews::of);
        }
        reports.write(kept, out);
        return ExitCode.OK;
    }
}
