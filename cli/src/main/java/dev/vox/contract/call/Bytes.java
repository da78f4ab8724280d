package dev.vox.contract.call;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes as they went over the wire; a value.
public final class Bytes {
    /// None.
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of these.
    public static Bytes of(byte[] bytes) {
        return bytes.length == 0 ? NONE : new Bytes(bytes.clone());
    }

    /// A text in UTF-8.
    public static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    /// As UTF-8; what is none becomes U+FFFD.
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
