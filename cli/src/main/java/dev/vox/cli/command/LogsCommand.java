package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.PatternConverter;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.option.Since;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.RecordStream;
import dev.vox.env.LogLevel;
import dev.vox.env.Project;
import dev.vox.stack.RunFolder;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.LogQuery;
import dev.vox.stack.log.Logs;
import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// Shows the logs of the services, merged by time.
public final class LogsCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox logs [OPTIONS] [SERVICE...]";

    private final InstantSource clock;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private List<String> services = new ArrayList<>();

    private boolean follow;
    private @Nullable Since since;
    private @Nullable Integer tail;
    private @Nullable Pattern grep;
    private LogLevel level = LogLevel.TRACE;

    /// The command; the clock tells what `--since 10m` means.
    public LogsCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments.about("Show the logs of the services, merged by time.").with(project, output);
        arguments
                .rest(String.class, "SERVICE")
                .about("orchestrator, worker, registry, stack; all unless given.")
                .to(given -> services = given);
        arguments
                .flag("-f", "--follow")
                .about("Go on with what comes, until Ctrl-C.")
                .to(on -> follow = on);
        arguments
                .option(Since.class, "WHEN", "--since")
                .read(new Since.Converter())
                .about("From a time on: 10m, or 2026-11-20T09:43:54Z.")
                .to(given -> since = given);
        arguments
                .option(Integer.class, "N", "--tail")
                .about("At most the newest N records.")
                .to(given -> tail = given);
        arguments
                .option(Pattern.class, "RE", "--grep")
                .read(new PatternConverter())
                .about("Records in which a regular expression is found.")
                .to(given -> grep = given);
        arguments
                .option(LogLevel.class, "LEVEL", "--level")
                .otherwise("trace")
                .about("Records of a level and above: trace, debug, info, warning, error.")
                .to(given -> level = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        LogQuery query = query();
        Output out = output.open();
        Project where = new Project(project.resolve());
        Logs logs = new Logs(new LogFolder(where.logs()));
        RecordStream<LogEntry> stream = out.stream(LogViews::entry);
        if (logs.read(LogQuery.everything()).isEmpty()) {
            out.note(
                    follow
                            ? "no logs yet; waiting for a stack to write some, until Ctrl-C"
                            : "no logs yet; vox dev starts a stack that writes some");
        }
        if (follow) {
            RunFolder.createLogs(where);
            logs.follow(
                    query,
                    entry -> {
                        stream.emit(entry);
                        return true;
                    });
        } else {
            logs.read(query).forEach(stream::emit);
        }
        return ExitCode.OK;
    }

    private LogQuery query() {
        services.forEach(LogsCommand::requireService);
        if (tail != null && tail < 0) {
            throw new UsageProblem("--tail is 0 or more, not " + tail, null, USAGE);
        }
        return new LogQuery(
                services, since == null ? null : since.from(clock.instant()), tail, grep, level);
    }

    private static void requireService(String service) {
        if (!LogFolder.SERVICES.contains(service)) {
            String hint =
                    Nearest.to(service, LogFolder.SERVICES)
                            .map("did you mean '%s'?"::formatted)
                            .orElse("there are: " + String.join(", ", LogFolder.SERVICES));
            throw new UsageProblem("no service '" + service + "'", hint, USAGE);
        }
    }
}
