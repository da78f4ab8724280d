package dev.vox.embedded;

import dev.vox.env.LogLevel;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.log.LogEntry;
import dev.vox.stack.log.LogFolder;
import dev.vox.stack.log.LogSink;
import dev.vox.stack.log.RotatingLogFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Takes what the services of this JVM log, by `java.util.logging`, and writes each service's part to its own file.
///
/// Libraries are heard from warnings on, in the stack's log. JUL's own file handler is not used: it cannot keep the name
/// `worker.log` for the file that is written to, and leaves lock files behind.
final class ServiceLogs implements AutoCloseable {
    private static final String OURS = "vox";
    private static final String STACK = "stack";
    private static final Map<String, String> SERVICES =
            Map.of(
                    "vox.worker", "worker",
                    "vox.model", "worker",
                    "vox.orchestrator", "orchestrator",
                    "vox.registry", "registry");

    /// JUL forgets the level of a logger that nobody holds.
    private final Logger ours = Logger.getLogger(OURS);

    private final Logger root = Logger.getLogger("");
    private final @Nullable Level oursBefore = ours.getLevel();
    private final @Nullable Level rootBefore = root.getLevel();
    private final List<Handler> handlersBefore = List.of(root.getHandlers());
    private final Map<String, RotatingLogFile> files;
    private final Writing writing;

    private ServiceLogs(Map<String, RotatingLogFile> files, LogLevel level, LogSink watcher) {
        this.files = files;
        this.writing = new Writing(files, watcher);
        handlersBefore.forEach(root::removeHandler);
        root.addHandler(writing);
        root.setLevel(Level.WARNING);
        ours.setLevel(jul(level));
    }

    /// Writes to a project's log files.
    ///
    /// @param folder is there
    /// @param watcher sees every record as well
    /// @throws MissingPrerequisite naming the file that cannot be written
    static ServiceLogs toFiles(LogFolder folder, LogLevel level, LogSink watcher) {
        Map<String, RotatingLogFile> files = new HashMap<>();
        for (String service : LogFolder.SERVICES) {
            try {
                files.put(
                        service, new RotatingLogFile(folder, service, RotatingLogFile.USUAL_SIZE));
            } catch (IOException e) {
                throw new MissingPrerequisite(
                        "[" + folder.current(service) + "] cannot be written: " + e.getMessage(),
                        "make the project folder writable, or name another one with --project",
                        e);
            }
        }
        return new ServiceLogs(files, level, watcher);
    }

    /// Hands the records to a watcher only.
    static ServiceLogs to(LogLevel level, LogSink watcher) {
        return new ServiceLogs(Map.of(), level, watcher);
    }

    /// Lets the logging be what it was, and closes the files.
    @Override
    public void close() {
        root.removeHandler(writing);
        handlersBefore.forEach(root::addHandler);
        root.setLevel(rootBefore);
        ours.setLevel(oursBefore);
        files.values().forEach(ServiceLogs::close);
    }

    private static void close(RotatingLogFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // every record is written already
        }
    }

    private static Level jul(LogLevel level) {
        return switch (level) {
            case TRACE -> Level.FINER;
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
        };
    }

    private static LogLevel ours(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return LogLevel.ERROR;
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return LogLevel.WARNING;
        }
        if (level.intValue() >= Level.INFO.intValue()) {
            return LogLevel.INFO;
        }
        return level.intValue() >= Level.FINE.intValue() ? LogLevel.DEBUG : LogLevel.TRACE;
    }

    private static final class Writing extends Handler {
        private final Map<String, RotatingLogFile> files;
        private final LogSink watcher;
        private final Formatter messages = new SimpleFormatter();

        Writing(Map<String, RotatingLogFile> files, LogSink watcher) {
            this.files = files;
            this.watcher = watcher;
        }

        @Override
        public void publish(LogRecord record) {
            String name = String.valueOf(record.getLoggerName());
            String service = SERVICES.getOrDefault(name, STACK);
            LogEntry entry =
                    new LogEntry(
                            record.getInstant(),
                            ours(record.getLevel()),
                            service,
                            message(record, name),
                            trace(record.getThrown()));
            RotatingLogFile file = files.get(service);
            if (file != null) {
                write(file, entry, record);
            }
            show(entry, record);
        }

        /// A service goes on when whoever watches it has gone away or fails.
        private void show(LogEntry entry, LogRecord record) {
            try {
                watcher.accept(entry);
            } catch (RuntimeException e) {
                reportError(record.getMessage(), e, java.util.logging.ErrorManager.WRITE_FAILURE);
            }
        }

        private void write(RotatingLogFile file, LogEntry entry, LogRecord record) {
            try {
                file.write(entry);
            } catch (IOException e) {
                reportError(record.getMessage(), e, java.util.logging.ErrorManager.WRITE_FAILURE);
            }
        }

        /// What a library says is told from ours by its name.
        private String message(LogRecord record, String name) {
            String text = messages.formatMessage(record);
            return name.startsWith(OURS + ".") ? text : name + ": " + text;
        }

        private static List<String> trace(@Nullable Throwable thrown) {
            if (thrown == null) {
                return List.of();
            }
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            return text.toString().lines().map(line -> line.replace("\t", "    ")).toList();
        }

        @Override
        public void flush() {
            // every record is written at once
        }

        @Override
        public void close() {
            // the files belong to the logs
        }
    }
}
