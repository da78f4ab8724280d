package dev.vox.voicepack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vox.problem.InvalidConfiguration;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Unpacks the files of a voice, and nothing else, from an archive of unknown origin: into one folder, whatever the archive's
/// own folders are. Names that lead out of it, links, and more bytes than a voice has are refused.
final class Archive {
    private static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;
    private static final int MOST_ENTRIES = 1000;
    private static final String CUT_OFF = "it is cut off: a part of it is missing";
    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int NAME_LENGTH = 100;
    private static final int KIND_AT = 156;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;

    private final Path archive;
    private final Path folder;
    private long left = MOST_BYTES;
    private int entries;

    private Archive(Path archive, Path folder) {
        this.archive = archive;
        this.folder = folder;
    }

    static void unzip(Path archive, Path folder) throws IOException {
        Archive unpacking = new Archive(archive, folder);
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file, UTF_8)) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                unpacking.count(each.getName());
                if (!each.isDirectory()) {
                    unpacking.take(each.getName(), zip);
                }
            }
        } catch (EOFException e) {
            throw unpacking.refused(CUT_OFF);
        } catch (ZipException e) {
            throw unpacking.refused("it is no zip archive");
        }
    }

    /// Reads the format of POSIX.1 (`ustar`); names that are longer than 255 bytes are left out.
    static void untar(Path archive, Path folder) throws IOException {
        Archive unpacking = new Archive(archive, folder);
        try (InputStream file = Files.newInputStream(archive);
                InputStream tar = new BufferedInputStream(new GZIPInputStream(file))) {
            byte[] header = tar.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                unpacking.entry(header, tar);
                header = tar.readNBytes(BLOCK);
            }
        } catch (EOFException e) {
            throw unpacking.refused(CUT_OFF);
        } catch (ZipException e) {
            throw unpacking.refused("it is no gzip archive");
        }
    }

    private void entry(byte[] header, InputStream tar) throws IOException {
        String prefix = text(header, PREFIX_AT, PREFIX_LENGTH);
        String name = text(header, 0, NAME_LENGTH);
        long size = size(header);
        count(name);
        switch (header[KIND_AT]) {
            case '0', 0 -> {
                InputStream content = new Bounded(tar, size);
                take(prefix.isEmpty() ? name : prefix + "/" + name, content);
                content.skipNBytes(((Bounded) content).left);
            }
            case '1', '2' -> throw refused("it holds a link, " + name);
            // Folders, and what some writers say of the next entry.
            default -> tar.skipNBytes(size);
        }
        tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }

    private void count(String name) {
        entries++;
        if (entries > MOST_ENTRIES) {
            throw refused("it holds more than %d files".formatted(MOST_ENTRIES));
        }
        if (name.startsWith("/")
                || name.contains("\\")
                || List.of(name.split("/", -1)).contains("..")) {
            throw refused("a name in it leads out of it: " + name);
        }
    }

    private void take(String name, InputStream content) throws IOException {
        String file = name.substring(name.lastIndexOf('/') + 1);
        boolean ofVoice =
                file.endsWith(".onnx")
                        || file.endsWith(".onnx.json")
                        || file.equals(ModelCard.FILE);
        if (!ofVoice || file.startsWith(".") || file.indexOf('\0') >= 0) {
            return;
        }
        try (OutputStream out =
                Files.newOutputStream(
                        folder.resolve(file),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE)) {
            copy(content, out);
        } catch (FileAlreadyExistsException e) {
            throw refused("it holds two files " + file);
        }
    }

    private void copy(InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            left -= count;
            if (left < 0) {
                throw refused("it unpacks to more than 2 GiB");
            }
            out.write(buffer, 0, count);
        }
    }

    private long size(byte[] header) {
        try {
            String octal = text(header, SIZE_AT, SIZE_LENGTH).strip();
            long size = octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
            if (size >= 0 && size <= MOST_BYTES) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw refused("it is no tar archive, or holds a file of more than 2 GiB");
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, UTF_8);
    }

    private InvalidConfiguration refused(String reason) {
        return new InvalidConfiguration("[%s] %s".formatted(archive, reason));
    }

    /// One entry of a tar archive.
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long size) {
            this.in = in;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            int one = left <= 0 ? -1 : in.read();
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int at, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = in.read(buffer, at, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the archive ends within a file");
            }
            left -= count;
            return count;
        }
    }
}
