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
import dev.vox.stack.compose.ComposeLogs;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.LogQuery;
import dev.vox.stack.log.Logs;
import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// Shows the logs of the services, merged by time.
public final class LogsCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox logs [OPTIONS] [SERVICE...]";

    private final InstantSource clock;
    private final ContainerRequests requests;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private List<String> services = new ArrayList<>();

    private boolean follow;
    private @Nullable Since since;
    private @Nullable Integer tail;
    private @Nullable Pattern grep;
    private LogLevel level = LogLevel.TRACE;

    /// The command; the clock tells what `--since 10m` means.
    ///
    /// @param requests leads to containers, where the stack runs in them
    public LogsCommand(InstantSource clock, ContainerRequests requests) {
        this.clock = clock;
        this.requests = requests;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments.about("Show the logs of the services, merged by time.").with(project, output);
        arguments
                .rest(String.class, "SERVICE")
                .about(
                        "orchestrator, worker, registry, stack, or services of the Compose file;"
                                + " all unless given.")
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
        requireTail();
        Output out = output.open();
        Project where = new Project(project.resolve());
        Optional<ComposeLogs.ReadableLog> containers = containers(where);
        if (containers.isPresent()) {
            ofContainers(containers.get(), out);
        } else {
            ofProcess(where, out);
        }
        return ExitCode.OK;
    }

    /// What was started in containers has its logs there; a project without a Compose file asks no engine.
    private Optional<ComposeLogs.ReadableLog> containers(Project where) {
        return new ComposeLogs(requests.parts().get())
                .find(where, requests.known(where).environment());
    }

    private void ofContainers(ComposeLogs.ReadableLog readable, Output out)
            throws InterruptedException {
        services.forEach(service -> requireService(service, readable.services()));
        ComposeLogs logs = new ComposeLogs(requests.parts().get());
        RecordStream<LogEntry> stream = out.stream(LogViews::entry);
        if (follow) {
            logs.follow(
                    readable,
                    query(),
                    entry -> {
                        stream.emit(entry);
                        return true;
                    });
        } else {
            logs.read(readable, query()).forEach(stream::emit);
        }
    }

    private void ofProcess(Project where, Output out) throws InterruptedException {
        services.forEach(service -> requireService(service, LogFolder.SERVICES));
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
                    query(),
                    entry -> {
                        stream.emit(entry);
                        return true;
                    });
        } else {
            logs.read(query()).forEach(stream::emit);
        }
    }

    private LogQuery query() {
        return new LogQuery(
                services, since == null ? null : since.from(clock.instant()), tail, grep, level);
    }

    private void requireTail() {
        if (tail != null && tail < 0) {
            throw new UsageProblem("--tail is 0 or more, not " + tail, null, USAGE);
        }
    }

    private static void requireService(String service, Collection<String> known) {
        if (!known.contains(service)) {
            String hint =
                    Nearest.to(service, List.copyOf(known))
                            .map("did you mean '%s'?"::formatted)
                            .orElse("there are: " + String.join(", ", known));
            throw new UsageProblem("no service '" + service + "'", hint, USAGE);
        }
    }
}
