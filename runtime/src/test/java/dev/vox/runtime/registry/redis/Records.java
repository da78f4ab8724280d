package dev.vox.runtime.registry.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What is logged while it is open, by anybody.
final class Records extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final SimpleFormatter formatter = new SimpleFormatter();

    Records() {
        setLevel(Level.ALL);
        root.addHandler(this);
    }

    List<String> ofRegistry(Level level) {
        return records.stream()
                .filter(record -> "vox.registry".equals(record.getLoggerName()))
                .filter(record -> record.getLevel().equals(level))
                .map(formatter::formatMessage)
                .toList();
    }

    /// All of it, stack traces included.
    String everything() {
        StringBuilder text = new StringBuilder();
        records.forEach(record -> text.append(formatter.format(record)));
        return text.toString();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
