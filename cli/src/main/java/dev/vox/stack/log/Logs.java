package dev.vox.stack.log;

import dev.vox.problem.MissingPrerequisite;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Reads the logs of a project, all services merged by time.
///
/// Memory is bounded by the rotation: four services, four files each, of about 1 MiB.
public final class Logs {
    /// A file system that reports no changes is looked at so often.
    private static final long LOOK_SECONDS = 1;

    private final LogFolder folder;

    public Logs(LogFolder folder) {
        this.folder = folder;
    }

    /// The records that are there, in the order of time; records of the same instant in the order of the services.
    ///
    /// @throws MissingPrerequisite when a file cannot be read
    public List<LogEntry> read(LogQuery query) {
        try (Cursors cursors = new Cursors(folder, query)) {
            return newest(query, cursors.read());
        } catch (IOException e) {
            throw LogFolder.unreadable(folder.folder(), e);
        }
    }

    /// Hands over the records that are there and then those that come, across rotations and restarts of the stack.
    ///
    /// Returns when the sink wants no more.
    ///
    /// @throws InterruptedException when the calling thread is interrupted: the usual end
    /// @throws MissingPrerequisite when the folder is not there and cannot be made
    public void follow(LogQuery query, LogSink sink) throws InterruptedException {
        makeFolder();
        try (WatchService changes = folder.folder().getFileSystem().newWatchService();
                Cursors cursors = new Cursors(folder, query)) {
            folder.folder()
                    .register(
                            changes,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY);
            boolean wanted = handOver(newest(query, cursors.read()), sink);
            while (wanted) {
                WatchKey change = changes.poll(LOOK_SECONDS, TimeUnit.SECONDS);
                if (change != null) {
                    change.pollEvents();
                    change.reset();
                }
                wanted = handOver(cursors.read(), sink);
            }
        } catch (ClosedByInterruptException e) {
            throw (InterruptedException) new InterruptedException("following ended").initCause(e);
        } catch (IOException e) {
            throw LogFolder.unreadable(folder.folder(), e);
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder.folder());
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "[" + folder.folder() + "] cannot be made, so there are no logs to follow",
                    "start the stack first: vox dev",
                    e);
        }
    }

    private static boolean handOver(List<LogEntry> entries, LogSink sink) {
        for (LogEntry entry : entries) {
            if (!sink.accept(entry)) {
                return false;
            }
        }
        return true;
    }

    private static List<LogEntry> newest(LogQuery query, List<LogEntry> entries) {
        return query.tail() == null
                ? entries
                : entries.subList(Math.max(0, entries.size() - query.tail()), entries.size());
    }

    /// The places in every file that a query wants.
    private static final class Cursors implements AutoCloseable {
        private final LogQuery query;
        private final List<LogCursor> cursors;

        Cursors(LogFolder folder, LogQuery query) {
            this.query = query;
            this.cursors =
                    LogFolder.SERVICES.stream()
                            .filter(query::wantsService)
                            .map(service -> new LogCursor(folder, service))
                            .toList();
        }

        List<LogEntry> read() throws IOException {
            List<LogEntry> entries = new ArrayList<>();
            for (LogCursor cursor : cursors) {
                cursor.read().stream().filter(query::wants).forEach(entries::add);
            }
            entries.sort(Comparator.comparing(LogEntry::time));
            return entries;
        }

        @Override
        public void close() throws IOException {
            for (LogCursor cursor : cursors) {
                cursor.close();
            }
        }
    }
}
