package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.expect.Mismatch;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.text.Figures;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Waits for the messages that are expected, and for the end if that is.
final class WebSocketListening {
    private static final int SHOWN = 5;

    private final Sight sight;
    private final List<Expectation> open;
    private final boolean anyOrder;
    private final @Nullable Expectation close;
    private int messages;
    private @Nullable JsonValue last;

    WebSocketListening(
            Sight sight,
            List<Expectation> expected,
            boolean anyOrder,
            @Nullable Expectation close) {
        this.sight = sight;
        this.open = new ArrayList<>(expected);
        this.anyOrder = anyOrder;
        this.close = close;
    }

    void listen(WebSocketTalk talk, long until, Duration within) throws InterruptedException {
        boolean over = false;
        while (!over && (!open.isEmpty() || close != null)) {
            Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
            over =
                    switch (talk.next(left)) {
                        case null -> late(within);
                        case WebSocketTalk.Message(JsonValue value) -> take(value);
                        case WebSocketTalk.Closed closed -> closed(closed);
                        case WebSocketTalk.Broken(String reason) -> {
                            sight.wrong("the connection broke: " + reason);
                            yield true;
                        }
                    };
        }
        sight.saw("messages", Integer.toString(messages));
    }

    /// @return false: it goes on
    private boolean take(JsonValue value) {
        last = value;
        if (messages++ < SHOWN) {
            sight.saw("message " + messages, Json.compactText(value));
        }
        int looked = anyOrder ? open.size() : Math.min(1, open.size());
        for (int at = 0; at < looked; at++) {
            if (open.get(at).mismatches(Optional.of(value)).isEmpty()) {
                open.remove(at);
                break;
            }
        }
        return false;
    }

    private boolean closed(WebSocketTalk.Closed closed) {
        String reason = closed.reason().isBlank() ? "" : ": " + closed.reason();
        sight.saw("closed", closed.code() + reason);
        if (!open.isEmpty()) {
            sight.wrong("closed with %d%s before %s".formatted(closed.code(), reason, wanted()));
        } else if (close != null) {
            sight.holdText("close code", close, Integer.toString(closed.code()));
        }
        return true;
    }

    private boolean late(Duration within) {
        if (open.isEmpty()) {
            sight.wrong("the server did not close within " + Figures.duration(within));
            return true;
        }
        String near =
                Optional.ofNullable(last)
                        .flatMap(this::difference)
                        .map(mismatch -> "; of the last message: " + mismatch)
                        .orElse("");
        sight.wrong(
                "%s did not come within %s%s".formatted(wanted(), Figures.duration(within), near));
        return true;
    }

    private Optional<Mismatch> difference(JsonValue seen) {
        return open.getFirst().mismatches(Optional.of(seen), sight.target()::masked).stream()
                .findFirst();
    }

    /// The first that is open.
    private String wanted() {
        return "a message with " + open.getFirst().phrase();
    }
}
