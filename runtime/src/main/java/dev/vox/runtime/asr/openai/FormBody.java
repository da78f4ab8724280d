package dev.vox.runtime.asr.openai;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// A form with a file, as `multipart/form-data` (RFC 7578). For names and values of our own: they are not escaped.
final class FormBody {
    private static final int BOUNDARY_BYTES = 16;
    private static final String LINE = "\r\n";

    private final String boundary = "vox-" + random();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private static String random() {
        byte[] random = new byte[BOUNDARY_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    FormBody field(String name, String value) {
        begin("name=\"" + name + "\"", "text/plain; charset=utf-8");
        bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        text(LINE);
        return this;
    }

    FormBody file(String name, String fileName, String type, byte[] content) {
        begin("name=\"%s\"; filename=\"%s\"".formatted(name, fileName), type);
        bytes.writeBytes(content);
        text(LINE);
        return this;
    }

    private void begin(String disposition, String type) {
        text("--" + boundary + LINE);
        text("Content-Disposition: form-data; " + disposition + LINE);
        text("Content-Type: " + type + LINE + LINE);
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// The header `Content-Type` of a request with this body.
    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /// The whole body; no field may be added after it.
    byte[] end() {
        text("--" + boundary + "--" + LINE);
        return bytes.toByteArray();
    }
}
