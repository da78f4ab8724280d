package dev.vox.validate.check;

import dev.vox.env.LogLevel;
import dev.vox.expect.EndlessSearch;
import dev.vox.expect.Regex;
import dev.vox.text.Figures;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.LogSource.LogLine;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// `log`: whether a pattern comes in a log, or does not.
///
/// ```yaml
/// with: {pattern: "model loaded", services: [worker], within: 5s}
/// with: {pattern: "Traceback", absent: true, since: check, within: 1s}
/// with: {file: logs/tts.log, pattern: "listening on"}
/// ```
///
/// The log is a file's, else that of the stack that runs, embedded or in containers. `since: start` (the usual) takes in what the stack wrote since it was started, of a file all;
/// `since: check` what comes after the check began. It looks again until `within` is over: for a pattern that is absent so long, for another until it comes.
public final class LogKind implements CheckKind {
    private static final List<String> SINCE = List.of("start", "check");
    private static final List<String> LEVELS =
            List.of("trace", "debug", "info", "warning", "error");
    private static final long PAUSE_MILLIS = 100;

    private final Supplier<LogSources> sources;
    private final InstantSource clock;

    /// @param sources finds the log of a stack
    public LogKind(Supplier<LogSources> sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "log";
    }

    private record Wanted(
            @Nullable String file,
            List<String> services,
            LogLevel level,
            Regex pattern,
            boolean absent,
            boolean sinceCheck,
            Duration within) {}

    @Override
    public Check read(YamlReader with) {
        with.require("pattern");
        Wanted wanted =
                new Wanted(
                        with.text("file").orElse(null),
                        with.textOrTexts("services"),
                        with.oneOf("level", LEVELS)
                                .map(level -> LogLevel.valueOf(level.toUpperCase(Locale.ROOT)))
                                .orElse(LogLevel.TRACE),
                        Patterns.read(with, "pattern").orElseGet(() -> Regex.of("")),
                        with.flag("absent").orElse(false),
                        with.oneOf("since", SINCE).orElse("start").equals("check"),
                        Spans.read(with, "within").orElse(Duration.ZERO));
        return (target, deadline) -> look(target, wanted, deadline);
    }

    private Verdict look(Target target, Wanted wanted, Duration deadline)
            throws CheckBroken, InterruptedException {
        long began = System.nanoTime();
        Optional<LogSource> source = source(target, wanted);
        if (source.isEmpty()) {
            return new Verdict.Missing(
                    "no stack is up whose log could be read",
                    List.of(),
                    "start the stack with `vox dev`");
        }
        Sight sight = new Sight(target);
        long until = began + Spans.shorter(wanted.within, deadline).toNanos();
        LogLine found = find(source.get(), wanted.pattern);
        while (found == null && System.nanoTime() < until) {
            var _ = new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            found = find(source.get(), wanted.pattern);
        }
        sight.saw("log", source.get().name());
        if (found != null) {
            sight.saw(found.where(), SecretLines.shown(found.text().strip()));
        }
        return verdict(sight, wanted, found != null);
    }

    private static Verdict verdict(Sight sight, Wanted wanted, boolean found) {
        if (found && wanted.absent) {
            sight.wrong("%s is in the log".formatted(wanted.pattern));
        }
        if (!found && !wanted.absent) {
            String within =
                    wanted.within.isZero() ? "" : " within " + Figures.duration(wanted.within);
            sight.wrong("%s did not come%s".formatted(wanted.pattern, within));
        }
        return sight.verdict();
    }

    private Optional<LogSource> source(Target target, Wanted wanted) throws CheckBroken {
        if (wanted.file != null) {
            String name = target.expand(wanted.file);
            return Optional.of(
                    LogSource.ofFile(name, FileKind.in(target, name), wanted.sinceCheck));
        }
        return sources.get()
                .find(
                        target,
                        wanted.services,
                        wanted.level,
                        wanted.sinceCheck ? clock.instant() : null);
    }

    private static @Nullable LogLine find(LogSource source, Regex pattern)
            throws CheckBroken, InterruptedException {
        try {
            for (LogLine line : source.read()) {
                if (pattern.in(line.text())) {
                    return line;
                }
            }
            return null;
        } catch (EndlessSearch e) {
            throw new CheckBroken(String.valueOf(e.getMessage()), e);
        }
    }
}
