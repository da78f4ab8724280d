package dev.vox.stack.compose.plan;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The digests of a context's files as they were last time, read and written along a walk: neither is ever in memory as a whole.
///
/// A line is `digest TAB stamp TAB name`, in the order of the walk. Whatever is wrong with the file, or with writing it, costs only the
/// time to read contents again.
final class DigestCache implements AutoCloseable {
    private static final String HEADER = "vox context digests 1";
    private static final int PARTS = 3;

    private final Path file;
    private final Path next;
    private @Nullable BufferedReader reader;
    private @Nullable BufferedWriter writer;
    private @Nullable Line ahead;

    private record Line(String digest, String stamp, String name) {}

    DigestCache(Path file) {
        this.file = file;
        this.next = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        openReader();
        openWriter();
    }

    private void openReader() {
        try {
            BufferedReader opened = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            reader = opened;
            if (HEADER.equals(opened.readLine())) {
                ahead = read(opened);
            }
        } catch (IOException e) {
            ahead = null; // the first time, or deleted
        }
    }

    private void openWriter() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            BufferedWriter opened = Files.newBufferedWriter(next, StandardCharsets.UTF_8);
            writer = opened;
            opened.write(HEADER + "\n");
        } catch (IOException e) {
            discard();
        }
    }

    /// The digest that an entry had when its stamp was the same; null when it is not known.
    ///
    /// Entries are asked for in the order of the walk.
    @Nullable String find(ContextEntry entry) {
        Line line = ahead;
        while (line != null && order(line.name(), entry.name()) < 0) {
            line = advance();
        }
        return line != null
                        && line.name().equals(entry.name())
                        && line.stamp().equals(entry.stamp())
                ? line.digest()
                : null;
    }

    /// Names in the order of a walk: what is in a folder comes right after it.
    static int order(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int at = 0; at < length; at++) {
            char mine = one.charAt(at);
            char theirs = other.charAt(at);
            if (mine != theirs) {
                return mine == '/' ? -1 : theirs == '/' ? 1 : Character.compare(mine, theirs);
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private @Nullable Line advance() {
        try {
            ahead = reader == null ? null : read(reader);
        } catch (IOException e) {
            ahead = null;
        }
        return ahead;
    }

    private static @Nullable Line read(BufferedReader from) throws IOException {
        String line = from.readLine();
        if (line == null) {
            return null;
        }
        String[] parts = line.split("\t", PARTS);
        return parts.length == PARTS ? new Line(parts[0], parts[1], parts[2]) : null;
    }

    /// Keeps a digest for the next time.
    void keep(ContextEntry entry, String digest) {
        if (writer == null || entry.name().indexOf('\n') >= 0 || entry.name().indexOf('\r') >= 0) {
            return;
        }
        try {
            writer.write(digest + "\t" + entry.stamp() + "\t" + entry.name() + "\n");
        } catch (IOException e) {
            discard();
        }
    }

    /// Puts what was kept in the place of what was read, after a whole walk.
    void commit() {
        if (writer == null) {
            return;
        }
        try {
            writer.close();
            writer = null;
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard();
        }
    }

    private void discard() {
        try {
            if (writer != null) {
                writer.close();
            }
            Files.deleteIfExists(next);
        } catch (IOException e) {
            // what is left is overwritten the next time
        }
        writer = null;
    }

    @Override
    public void close() {
        discard();
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            // it was only read
        }
    }
}
