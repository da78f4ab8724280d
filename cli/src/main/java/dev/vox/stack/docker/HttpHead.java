package dev.vox.stack.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What an answer begins with (RFC 9112).
///
/// @param status 100 to 599
/// @param headers by their names in lower case
record HttpHead(int status, Map<String, List<String>> headers) {
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final String VERSION = "HTTP/1.";

    /// Something answered, but not in HTTP.
    static final class Foreign extends IOException {
        private static final long serialVersionUID = 1L;

        Foreign(String message) {
            super(message);
        }
    }

    /// Reads it.
    ///
    /// @throws Foreign when what comes is no HTTP
    static HttpHead read(InputStream in) throws IOException {
        int status = status(line(in));
        Map<String, List<String>> headers = new HashMap<>();
        String header = line(in);
        for (int count = 0; !header.isEmpty(); count++) {
            int colon = header.indexOf(':');
            if (colon < 1 || count == MOST_HEADERS) {
                throw new Foreign("it does not speak HTTP");
            }
            headers.computeIfAbsent(
                            header.substring(0, colon).toLowerCase(Locale.ROOT),
                            name -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
            header = line(in);
        }
        return new HttpHead(status, headers);
    }

    private static int status(String line) throws Foreign {
        int from = line.indexOf(' ') + 1;
        int to = from + 3;
        if (line.startsWith(VERSION) && from > 0 && line.length() >= to) {
            try {
                return Integer.parseInt(line.substring(from, to));
            } catch (NumberFormatException e) {
                throw new Foreign("it does not speak HTTP");
            }
        }
        throw new Foreign("it does not speak HTTP");
    }

    /// A line without its end.
    static String line(InputStream in) throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection broke off");
            }
            if (length == LONGEST_LINE) {
                throw new Foreign("it does not speak HTTP");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, length * 2);
            }
            line[length++] = (byte) next;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.ISO_8859_1);
    }

    /// The first value of a header; empty when it is not there.
    String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? "" : values.getFirst();
    }
}
