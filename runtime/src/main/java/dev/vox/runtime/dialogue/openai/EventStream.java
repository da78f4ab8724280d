package dev.vox.runtime.dialogue.openai;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A stream of server-sent events, as the HTML standard has it (section 9.2.6, "Interpreting an event stream").
///
/// Lines end with CR, LF or both. Comments keep a connection alive and say nothing. An event whose blank line never came is
/// none. Identifiers and reconnection times mean nothing here.
final class EventStream {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// One event.
    ///
    /// @param type `message` unless it says otherwise
    /// @param data its lines, joined
    record Event(String type, String data) {}

    private final BufferedReader lines;
    private boolean first = true;

    EventStream(InputStream bytes) {
        lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    /// Waits for the next event that has data.
    ///
    /// @return empty at the end of the stream
    Optional<Event> next() throws IOException {
        String type = "";
        StringBuilder data = new StringBuilder();
        String line;
        while ((line = line()) != null) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    data.setLength(data.length() - 1);
                    return Optional.of(
                            new Event(type.isEmpty() ? "message" : type, data.toString()));
                }
                type = "";
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "data" -> data.append(value).append('\n');
                case "event" -> type = value;
                default -> {
                    // a comment, or a field that means nothing here
                }
            }
        }
        return Optional.empty();
    }

    private @Nullable String line() throws IOException {
        String line = lines.readLine();
        if (first && line != null) {
            first = false;
            return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        }
        return line;
    }
}
