package dev.vox.stack.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The file that a service writes its log to; over its size it is renamed and a new one begun, the oldest one goes.
///
/// A record reaches the file in one write, so that a reader never sees half of one. Writers of one process take turns.
public final class RotatingLogFile implements Closeable {
    /// Bytes after which a file is rotated.
    public static final long USUAL_SIZE = 1024 * 1024;

    private final LogFolder folder;
    private final String service;
    private final long sizeLimit;
    private FileChannel file;

    /// Opens the service's file to go on at its end; the folder is there.
    ///
    /// @param sizeLimit in bytes; a record that passes it is the last one of its file
    public RotatingLogFile(LogFolder folder, String service, long sizeLimit) throws IOException {
        this.folder = folder;
        this.service = service;
        this.sizeLimit = sizeLimit;
        this.file = open(folder.current(service));
    }

    /// Writes a record down.
    public synchronized void write(LogEntry entry) throws IOException {
        if (file.size() >= sizeLimit) {
            rotate();
        }
        ByteBuffer text = ByteBuffer.wrap(LogFormat.print(entry).getBytes(StandardCharsets.UTF_8));
        while (text.hasRemaining()) {
            file.write(text);
        }
    }

    private void rotate() throws IOException {
        file.close();
        for (int age = LogFolder.GENERATIONS - 2; age >= 0; age--) {
            Path from = folder.generation(service, age);
            if (Files.exists(from)) {
                Files.move(
                        from,
                        folder.generation(service, age + 1),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        file = open(folder.current(service));
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
