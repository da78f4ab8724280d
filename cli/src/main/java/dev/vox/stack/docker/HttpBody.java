package dev.vox.stack.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The body of an answer (RFC 9112): of a known length, in chunks, or until the connection ends. To close it closes the
/// connection.
final class HttpBody extends InputStream {
    private static final int HEX = 16;

    private final EngineConnection connection;
    private final InputStream in;
    private final boolean chunked;

    /// Bytes that are left of the body or of the chunk; -1 until the connection ends.
    private long left;

    private boolean ended;

    private HttpBody(EngineConnection connection, boolean chunked, long left) {
        this.connection = connection;
        this.in = connection.in();
        this.chunked = chunked;
        this.left = left;
        this.ended = !chunked && left == 0;
    }

    static HttpBody chunked(EngineConnection connection) {
        return new HttpBody(connection, true, 0);
    }

    /// @param length in bytes; -1 when it goes on until the connection ends
    static HttpBody of(EngineConnection connection, long length) {
        return new HttpBody(connection, false, length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ended && chunked && left == 0) {
            beginChunk();
        }
        if (ended) {
            return -1;
        }
        int most = left < 0 ? length : (int) Math.min(length, left);
        int read = in.read(buffer, offset, most);
        if (read < 0) {
            return endOfConnection();
        }
        advance(read);
        return read;
    }

    private void advance(int read) throws IOException {
        if (left > 0) {
            left -= read;
            if (left == 0 && chunked) {
                HttpHead.line(in);
            } else if (left == 0) {
                ended = true;
            }
        }
    }

    private void beginChunk() throws IOException {
        String size = HttpHead.line(in);
        int extension = size.indexOf(';');
        try {
            left =
                    Long.parseLong(
                            extension < 0 ? size.strip() : size.substring(0, extension).strip(),
                            HEX);
        } catch (NumberFormatException e) {
            throw new IOException("a chunk has no size", e);
        }
        if (left == 0) {
            ended = true;
        }
    }

    /// Only a body without length and chunks may end so.
    private int endOfConnection() throws EOFException {
        if (left >= 0) {
            throw new EOFException("the connection broke off");
        }
        ended = true;
        return -1;
    }

    @Override
    public void close() {
        connection.close();
    }
}
