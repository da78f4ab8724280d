package dev.vox.validate.bundle;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The end of a log.
final class LogTail {
    private LogTail() {}

    /// The last lines of a file, whole ones, as far as they lie within a number of bytes.
    static String of(Path file, int bytes) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long skipped = Math.max(0, channel.size() - bytes);
            channel.position(skipped);
            byte[] end = Channels.newInputStream(channel).readNBytes(bytes);
            return whole(new String(end, StandardCharsets.UTF_8), skipped);
        }
    }

    /// The last lines of a text.
    static String of(String text, int characters) {
        int skipped = Math.max(0, text.length() - characters);
        return whole(text.substring(skipped), skipped);
    }

    private static String whole(String end, long skipped) {
        if (skipped == 0) {
            return end;
        }
        String lines = end.substring(end.indexOf('\n') + 1);
        return "[%d bytes before this are left out]\n%s"
                .formatted(skipped + end.length() - lines.length(), lines);
    }
}
