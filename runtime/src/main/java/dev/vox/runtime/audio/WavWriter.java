package dev.vox.runtime.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Writes 48 kHz mono 16-bit audio as WAV while it comes.
///
/// ```
/// try (WavWriter wav = WavWriter.toFile(path)) {
///     … wav.write(frame) …
///     wav.finish();
/// }
/// ```
/// A file appears under its name only by `finish()`, whole and at once; `close()` without it leaves nothing behind, and what
/// bore that name before stands. For one thread at a time.
public final class WavWriter implements AutoCloseable {
    private final Target target;
    private long dataBytes;
    private boolean finished;

    private WavWriter(Target target) throws IOException {
        this.target = target;
        target.stream().write(WavHeader.wire(WavHeader.UNKNOWN_SIZE));
    }

    /// Writes to a file, replacing the one there is when finished. A name that is a device or pipe, such as `/dev/stdout`, is
    /// written to as a stream.
    ///
    /// @throws IOException when the directory is missing or cannot be written to, or the name is that of a directory
    public static WavWriter toFile(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "is a directory");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            OutputStream device = Files.newOutputStream(file, StandardOpenOption.WRITE);
            return open(new StreamTarget(device, true));
        }
        return open(FileTarget.beside(Files.exists(file) ? file.toRealPath() : file));
    }

    /// Writes to a stream, such as standard output; its sizes are 0xFFFFFFFF, as is the custom where the length is not known.
    /// The stream stays open and belongs to the caller.
    public static WavWriter toStream(OutputStream stream) throws IOException {
        return open(new StreamTarget(stream, false));
    }

    /// The 44 bytes before the samples of a 48 kHz 16-bit file, for one who writes those into something else than a file.
    ///
    /// @param channels 1 or 2
    /// @param dataBytes bytes of samples of all channels
    /// @throws IllegalArgumentException when they are more than a WAV file holds, 4 GiB
    public static byte[] header(int channels, long dataBytes) {
        if (channels < 1 || channels > 2 || dataBytes < 0 || dataBytes > WavHeader.MOST_DATA) {
            throw new IllegalArgumentException(
                    "no WAV file has %d channels and %d bytes".formatted(channels, dataBytes));
        }
        return WavHeader.of(channels, dataBytes);
    }

    private static WavWriter open(Target target) throws IOException {
        try {
            return new WavWriter(target);
        } catch (IOException e) {
            target.abandon();
            throw e;
        }
    }

    /// Appends samples as little-endian bytes, such as a frame of the wire.
    ///
    /// @throws IOException when the disk is full or the stream's reader is gone, or the file would pass 4 GiB
    public void write(byte[] samples) throws IOException {
        if (samples.length % Short.BYTES != 0) {
            throw new IllegalArgumentException(
                    "16-bit samples take an even number of bytes, not " + samples.length);
        }
        if (dataBytes + samples.length > WavHeader.MOST_DATA && target.knowsSize()) {
            throw new IOException("a WAV file holds at most 4 GiB: 12 hours of speech");
        }
        target.stream().write(samples);
        dataBytes += samples.length;
    }

    /// Appends samples.
    ///
    /// @throws IOException as for bytes
    public void write(short[] samples) throws IOException {
        write(Pcm.toBytes(samples));
    }

    /// Completes the audio: writes the sizes and gives the file its name.
    public void finish() throws IOException {
        target.complete(dataBytes);
        finished = true;
    }

    /// Ends writing. Without `finish()` before, the file is abandoned.
    @Override
    public void close() throws IOException {
        if (!finished) {
            finished = true;
            target.abandon();
        }
    }

    private interface Target {
        OutputStream stream();

        boolean knowsSize();

        void complete(long dataBytes) throws IOException;

        void abandon() throws IOException;
    }

    private record StreamTarget(OutputStream stream, boolean owned) implements Target {
        @Override
        public boolean knowsSize() {
            return false;
        }

        @Override
        public void complete(long dataBytes) throws IOException {
            stream.flush();
            abandon();
        }

        @Override
        public void abandon() throws IOException {
            if (owned) {
                stream.close();
            }
        }
    }

    private record FileTarget(Path file, Path partial, FileChannel channel, OutputStream stream)
            implements Target {
        /// The partial file lies in the same directory, so that the move at the end stays on one file system.
        static FileTarget beside(Path file) throws IOException {
            Path name = file.getFileName();
            if (name == null) {
                throw new IOException(file + ": not the name of a file");
            }
            String mark = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            Path partial = file.resolveSibling("." + name + "." + mark + ".part");
            FileChannel channel =
                    FileChannel.open(
                            partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new FileTarget(file, partial, channel, Channels.newOutputStream(channel));
        }

        @Override
        public boolean knowsSize() {
            return true;
        }

        @Override
        public void complete(long dataBytes) throws IOException {
            ByteBuffer header = ByteBuffer.wrap(WavHeader.wire(dataBytes));
            while (header.hasRemaining()) {
                channel.write(header, header.position());
            }
            channel.close();
            try {
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public void abandon() throws IOException {
            channel.close();
            Files.deleteIfExists(partial);
        }
    }
}
