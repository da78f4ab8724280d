package dev.vox.stack.log;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// A place in the log of one service, from the oldest record on; each reading goes on where the last one ended.
///
/// It keeps the file open that it reads, so that a rotation in between takes nothing away: the renamed file is read to its
/// end first, then the ones after it.
final class LogCursor implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int ATTEMPTS = 10;

    private final LogFolder folder;
    private final String service;
    private final LogAssembler assembler = new LogAssembler();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private @Nullable FileChannel file;
    private @Nullable Object key;

    LogCursor(LogFolder folder, String service) {
        this.folder = folder;
        this.service = service;
    }

    /// The records written since the last reading.
    List<LogEntry> read() throws IOException {
        List<LogEntry> entries = new ArrayList<>();
        Opened next = openNext();
        while (next != null || file != null) {
            // A file that has a successor is written no more: what it holds now is all it will.
            drain(entries);
            if (next == null) {
                break;
            }
            close();
            file = next.file;
            key = next.key;
            next = openNext();
        }
        if (line.size() == 0) {
            assembler.end().ifPresent(entries::add);
        }
        return entries;
    }

    private record Opened(FileChannel file, Object key) {}

    private record Known(Path path, Object key) {}

    /// Opens the file after the one that is open, or the oldest; null when there is none.
    private @Nullable Opened openNext() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Known> files = files();
            int next = indexOfOpen(files) + 1;
            if (!files.equals(files())) {
                continue; // a rotation goes on
            }
            if (next >= files.size()) {
                return null;
            }
            Opened opened = open(files.get(next));
            if (opened != null) {
                return opened;
            }
        }
        return null; // the next reading will find them at rest
    }

    private static @Nullable Opened open(Known known) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(known.path, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (known.key.equals(keyOf(known.path))) {
            return new Opened(opened, known.key);
        }
        opened.close();
        return null;
    }

    private List<Known> files() throws IOException {
        List<Known> files = new ArrayList<>();
        for (Path path : folder.files(service)) {
            Object key = keyOf(path);
            if (key != null) {
                files.add(new Known(path, key));
            }
        }
        return files;
    }

    private int indexOfOpen(List<Known> files) {
        for (int index = 0; index < files.size(); index++) {
            if (files.get(index).key.equals(key)) {
                return index;
            }
        }
        return -1;
    }

    private static @Nullable Object keyOf(Path path) throws IOException {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? path : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void drain(List<LogEntry> entries) throws IOException {
        FileChannel from = file;
        if (from == null) {
            return;
        }
        if (from.position() > from.size()) {
            from.position(0); // somebody emptied it
        }
        while (from.read(buffer.clear()) > 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                take(buffer.get(), entries);
            }
        }
    }

    private void take(byte next, List<LogEntry> entries) {
        if (next != '\n') {
            line.write(next);
            return;
        }
        assembler.line(line.toString(StandardCharsets.UTF_8)).ifPresent(entries::add);
        line.reset();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
