package dev.vox.contract.audit;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.call.Reply.Refused;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Fault;
import dev.vox.contract.transport.Power;
import dev.vox.problem.VoxException;
import dev.vox.text.Figures;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Does to a worker what a fault says, and measures how long it takes until the caller knows and until the worker answers again.
final class FaultAudit {
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Session session;
    private final LongSupplier nanoTime;
    private final FaultTarget target;

    FaultAudit(Session session, LongSupplier nanoTime) {
        this.session = session;
        this.nanoTime = nanoTime;
        this.target = new FaultTarget(session.contract());
    }

    /// What was seen of a fault.
    ///
    /// @param detected null where the caller did not come to know
    /// @param words what the caller saw
    private record Seen(@Nullable Duration detected, String words) {}

    Finding look(Fault fault) throws InterruptedException {
        String name = fault.kind().word();
        Optional<Power> lacking =
                powers(fault.kind()).stream().filter(power -> !session.can(power)).findFirst();
        if (lacking.isPresent()) {
            return Finding.skipped(
                    FindingId.PROOF_FAULT, name, reason(fault.kind(), lacking.get()));
        }
        Reply before = probe(fault, session.patience());
        if (!(before instanceof Answered)) {
            return Finding.broken(
                    FindingId.PROOF_FAULT,
                    name,
                    "before the fault already: " + before.sentence(),
                    null);
        }
        Seen seen = afflict(fault);
        if (seen.detected() == null) {
            var _ = session.renewed();
            return Finding.broken(FindingId.PROOF_FAULT, name, seen.words(), fix(fault.kind()));
        }
        return recovered(fault, seen, seen.detected());
    }

    private static List<Power> powers(Fault.Kind kind) {
        return switch (kind) {
            case KILL -> List.of(Power.KILL, Power.RESTART);
            case PAUSE -> List.of(Power.PAUSE);
            case CLOSE_STDIN -> List.of(Power.CLOSE_STDIN, Power.RESTART);
            case MALFORMED_LINE, OVERSIZE -> List.of(Power.RAW);
            case STDERR_FLOOD -> List.of(Power.STDERR);
            case UNKNOWN_OP -> List.of();
        };
    }

    private String reason(Fault.Kind kind, Power lacking) {
        String over = "over " + session.contract().transport().kind();
        String why =
                switch (lacking) {
                    case RESTART, KILL, PAUSE -> "the worker was not started here";
                    case CLOSE_STDIN, STDERR, STDOUT -> "its streams are not held here";
                    case RAW -> "only whole messages can be sent";
                };
        return "no %s %s: %s".formatted(kind.word(), over, why);
    }

    private Seen afflict(Fault fault) throws InterruptedException {
        return switch (fault.kind()) {
            case KILL -> {
                long begun = nanoTime.getAsLong();
                session.worker().kill();
                Seen seen = unanswered(fault);
                yield seen.detected() == null
                        ? seen
                        : since(Duration.ofNanos(nanoTime.getAsLong() - begun), seen, fault);
            }
            case PAUSE -> {
                session.worker().pause();
                try {
                    yield unanswered(fault);
                } finally {
                    session.worker().resume();
                }
            }
            case CLOSE_STDIN -> {
                session.worker().closeStdin();
                yield ended(fault);
            }
            case MALFORMED_LINE -> refused(fault, raw(Bytes.of("{\"vox\": no message"), fault));
            case OVERSIZE -> refused(fault, raw(oversize(fault), fault));
            case STDERR_FLOOD -> flooded(fault);
            case UNKNOWN_OP ->
                    refused(
                            fault,
                            session.connected()
                                    .call(
                                            new Request(UnknownAnswer.NAME, Session.NO_ARGUMENTS),
                                            fault.detected()));
        };
    }

    /// The caller knew so long after the fault, and not so long after the call that showed it.
    private static Seen since(Duration detected, Seen seen, Fault fault) {
        return detected.compareTo(fault.detected()) <= 0
                ? new Seen(detected, seen.words())
                : new Seen(
                        null,
                        "it was noticed after %s, over %s"
                                .formatted(
                                        Figures.duration(detected),
                                        Figures.duration(fault.detected())));
    }

    /// The caller knows when a call gets no answer.
    private Seen unanswered(Fault fault) throws InterruptedException {
        Reply reply = probe(fault, fault.detected());
        return reply instanceof Answered || reply instanceof Refused
                ? new Seen(null, "a call is answered all the same")
                : new Seen(reply.exchange().elapsed(), reply.sentence());
    }

    /// A worker that lost its caller has nothing to live for.
    private Seen ended(Fault fault) throws InterruptedException {
        Duration waited = await(() -> !session.worker().running(), fault.detected());
        return session.worker().running()
                ? new Seen(
                        null,
                        "the worker still runs %s after its standard input was closed"
                                .formatted(Figures.duration(fault.detected())))
                : new Seen(waited, "the worker ended");
    }

    /// Looks until something is so, or the time is over; how long that took.
    private Duration await(BooleanSupplier so, Duration longest) throws InterruptedException {
        long begun = nanoTime.getAsLong();
        Duration waited = Duration.ZERO;
        while (!so.getAsBoolean() && waited.compareTo(longest) < 0) {
            var _ = new Semaphore(0).tryAcquire(LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS);
            waited = Duration.ofNanos(nanoTime.getAsLong() - begun);
        }
        return waited;
    }

    private Seen refused(Fault fault, Reply reply) {
        String code = fault.code();
        if (code == null) {
            boolean told = !(reply instanceof Reply.Late) && !(reply instanceof Answered);
            return told
                    ? new Seen(reply.exchange().elapsed(), reply.sentence())
                    : new Seen(null, reply.sentence());
        }
        return reply instanceof Refused refusal && refusal.code().equals(code)
                ? new Seen(reply.exchange().elapsed(), reply.sentence())
                : new Seen(null, "wanted %s, saw %s".formatted(code, reply.sentence()));
    }

    private Seen flooded(Fault fault) throws InterruptedException {
        long before = session.worker().stderrBytes();
        Reply reply = call(target.of(fault), fault.detected());
        if (!(reply instanceof Answered)) {
            return new Seen(null, "while it writes standard error: " + reply.sentence());
        }
        // What was written before the answer may be read after it.
        var _ =
                await(
                        () -> session.worker().stderrBytes() - before >= fault.bytes(),
                        fault.detected());
        long written = session.worker().stderrBytes() - before;
        return written < fault.bytes()
                ? new Seen(
                        null,
                        "it wrote %d bytes on standard error, not %d"
                                .formatted(written, fault.bytes()))
                : new Seen(reply.exchange().elapsed(), written + " bytes on standard error");
    }

    private Reply raw(Bytes bytes, Fault fault) throws InterruptedException {
        return session.connected().sendRaw(bytes, fault.detected());
    }

    private static Bytes oversize(Fault fault) {
        return Bytes.of("{\"vox\":\"" + "x".repeat(Math.toIntExact(fault.bytes())) + "\"}");
    }

    private Finding recovered(Fault fault, Seen seen, Duration detected)
            throws InterruptedException {
        long begun = nanoTime.getAsLong();
        Optional<String> problem = bringBack(fault);
        Duration recovery = Duration.ofNanos(nanoTime.getAsLong() - begun);
        List<Observation> evidence =
                new ArrayList<>(
                        List.of(
                                new Observation("seen", seen.words()),
                                new Observation("detected", Figures.duration(detected)),
                                new Observation("recovered", Figures.duration(recovery))));
        boolean late = recovery.compareTo(fault.recovered()) > 0;
        if (problem.isEmpty() && !late) {
            return Finding.held(
                    FindingId.PROOF_FAULT,
                    fault.kind().word(),
                    evidence.toArray(Observation[]::new));
        }
        return Finding.broken(
                FindingId.PROOF_FAULT,
                fault.kind().word(),
                problem.orElseGet(() ->
                        "it answered again after %s, over %s"
                                .formatted(
                                        Figures.duration(recovery),
                                        Figures.duration(fault.recovered()))),
                fix(fault.kind()),
                evidence.toArray(Observation[]::new));
    }

    /// Starts it anew where the fault ended it, and calls it until it answers or the time is over.
    private Optional<String> bringBack(Fault fault) throws InterruptedException {
        long end = nanoTime.getAsLong() + fault.recovered().toNanos();
        try {
            if (ends(fault.kind()) || !session.worker().running()) {
                session.renew();
            }
            Reply reply = probe(fault, fault.recovered());
            while (!(reply instanceof Answered) && nanoTime.getAsLong() < end) {
                session.renew();
                reply = probe(fault, fault.recovered());
            }
            return reply instanceof Answered
                    ? Optional.empty()
                    : Optional.of("afterwards: " + reply.sentence());
        } catch (VoxException e) {
            return Optional.of("afterwards: " + e.getMessage());
        }
    }

    private static boolean ends(Fault.Kind kind) {
        return switch (kind) {
            case KILL, CLOSE_STDIN -> true;
            case PAUSE, MALFORMED_LINE, OVERSIZE, STDERR_FLOOD, UNKNOWN_OP -> false;
        };
    }

    /// A call that has nothing to do with the fault itself.
    private Reply probe(Fault fault, Duration deadline) throws InterruptedException {
        return fault.kind() == Fault.Kind.STDERR_FLOOD
                ? call(target.usual(), deadline)
                : call(target.of(fault), deadline);
    }

    private Reply call(Request request, Duration deadline) throws InterruptedException {
        return session.connected().call(request, deadline);
    }

    private static String fix(Fault.Kind kind) {
        return switch (kind) {
            case KILL -> "let a caller see that the connection is gone";
            case PAUSE -> "give calls a deadline";
            case CLOSE_STDIN -> "end when standard input ends";
            case MALFORMED_LINE -> "refuse a line that is no message, and read on";
            case OVERSIZE -> "refuse a message that is too long, and read on";
            case STDERR_FLOOD -> "do not let standard error block the answers";
            case UNKNOWN_OP -> "refuse an operation that there is not, by its code";
        };
    }
}
