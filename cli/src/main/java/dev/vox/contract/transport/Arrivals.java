package dev.vox.contract.transport;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Codec;
import dev.vox.contract.call.Exchange;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Breakage;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The calls in flight on a connection of JSON lines, and which of them a line answers. Thread-safe.
///
/// Bounded: 100 strays and 1000 ids of calls that were given up are kept, the oldest are forgotten.
final class Arrivals {
    private static final int MOST_STRAYS = 100;
    private static final int MOST_ABANDONED = 1000;
    private static final String RAW = "";

    /// A call that waits.
    static final class Waiting {
        private final long turn;
        private final String id;
        private final Bytes sent;
        private final boolean raw;
        private final long since = System.nanoTime();
        private final CompletableFuture<Reply> reply = new CompletableFuture<>();
        private boolean givenUp;

        private Waiting(long turn, String id, Bytes sent, boolean raw) {
            this.turn = turn;
            this.id = id;
            this.sent = sent;
            this.raw = raw;
        }

        CompletableFuture<Reply> reply() {
            return reply;
        }

        Exchange exchange(Bytes received, boolean outOfOrder) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - since);
            return new Exchange(id, sent, received, elapsed, outOfOrder);
        }

        private void broken(Breakage how, String detail, Bytes received) {
            reply.complete(new Reply.Broken(how, detail, exchange(received, false)));
        }
    }

    private final Codec codec;
    private final Map<Long, Waiting> inFlight = new LinkedHashMap<>();
    private final Set<String> abandoned = new LinkedHashSet<>();
    private final Deque<Bytes> strays = new ArrayDeque<>();
    private long turns;
    private long latestAnswered;
    private String ended = "";

    Arrivals(Codec codec) {
        this.codec = codec;
    }

    /// Notes a call before it is sent. On a connection that has ended it is broken at once.
    synchronized Waiting expect(String id, Bytes sent) {
        return enter(new Waiting(++turns, id, sent, false));
    }

    /// Notes bytes that are no message, before they are sent.
    synchronized Waiting expectAnything(Bytes sent) {
        return enter(new Waiting(++turns, RAW, sent, true));
    }

    private Waiting enter(Waiting waiting) {
        if (ended.isEmpty()) {
            inFlight.put(waiting.turn, waiting);
        } else {
            waiting.broken(Breakage.ENDED, ended, Bytes.NONE);
        }
        return waiting;
    }

    /// A call is given up: an answer that still comes is a stray. Without ids it keeps its turn, so that its answer is not
    /// taken for the next one's.
    synchronized Reply abandon(Waiting waiting, Duration deadline) {
        Reply answered = waiting.reply.getNow(null);
        if (answered != null) {
            return answered;
        }
        if (codec.identified() || waiting.raw) {
            inFlight.remove(waiting.turn);
        } else {
            waiting.givenUp = true;
        }
        if (codec.identified() && !waiting.raw) {
            remember(waiting.id);
        }
        return new Reply.Late(deadline, waiting.exchange(Bytes.NONE, false));
    }

    private void remember(String id) {
        abandoned.add(id);
        if (abandoned.size() > MOST_ABANDONED) {
            abandoned.remove(abandoned.iterator().next());
        }
    }

    /// Takes a line that is meant as a message.
    synchronized void take(Bytes line) {
        Optional<JsonValue.Members> message;
        try {
            message = Codec.parse(line);
        } catch (MalformedJson e) {
            breakOldest(Breakage.MALFORMED, String.valueOf(e.getMessage()), line);
            return;
        }
        if (message.isEmpty()) {
            breakOldest(Breakage.MALFORMED, "it is no JSON object", line);
        } else if (codec.identified()) {
            byId(message.get(), line);
        } else {
            oldest(line).ifPresent(waiting -> answer(waiting, message.get(), line));
        }
    }

    private void byId(JsonValue.Members message, Bytes line) {
        Optional<String> id = codec.id(message);
        Optional<Waiting> asked =
                inFlight.values().stream()
                        .filter(each -> !each.raw && Optional.of(each.id).equals(id))
                        .findFirst();
        Optional<Waiting> anything =
                inFlight.values().stream().filter(each -> each.raw).findFirst();
        if (asked.isPresent()) {
            answer(asked.get(), message, line);
        } else if (id.isPresent() && abandoned.remove(id.get())) {
            stray(line);
        } else if (anything.isPresent()) {
            answer(anything.get(), message, line);
        } else {
            oldest(line).ifPresent(waiting -> answer(waiting, message, line));
        }
    }

    private void answer(Waiting waiting, JsonValue.Members message, Bytes line) {
        inFlight.remove(waiting.turn);
        if (waiting.givenUp) {
            stray(line);
        }
        Exchange exchange = waiting.exchange(line, waiting.turn < latestAnswered);
        latestAnswered = Math.max(latestAnswered, waiting.turn);
        waiting.reply.complete(
                waiting.raw ? codec.content(message, exchange) : codec.reply(message, exchange));
    }

    private Optional<Waiting> oldest(Bytes line) {
        Optional<Waiting> oldest = inFlight.values().stream().findFirst();
        if (oldest.isEmpty()) {
            stray(line);
        }
        return oldest;
    }

    /// A line that is too long, or none that can be read.
    synchronized void breakOldest(Breakage how, String detail, Bytes line) {
        oldest(line)
                .ifPresent(waiting -> {
                    inFlight.remove(waiting.turn);
                    waiting.broken(how, detail, line);
                });
    }

    private void stray(Bytes line) {
        if (strays.size() == MOST_STRAYS) {
            strays.removeFirst();
        }
        strays.addLast(line);
    }

    /// Nothing comes any more: every call is broken, and every later one.
    ///
    /// @param reason why, in a few words
    synchronized void end(String reason) {
        if (ended.isEmpty()) {
            ended = reason;
            List<Waiting> left = new ArrayList<>(inFlight.values());
            inFlight.clear();
            left.forEach(waiting -> waiting.broken(Breakage.ENDED, reason, Bytes.NONE));
        }
    }

    synchronized boolean ended() {
        return !ended.isEmpty();
    }

    synchronized List<Bytes> strays() {
        return List.copyOf(strays);
    }
}
