package dev.vox.contract.audit;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Fault;
import dev.vox.contract.model.Operation;
import dev.vox.contract.model.Transport;
import dev.vox.contract.transport.Power;

import java.util.List;
import java.util.Optional;

/// What a worker writes besides its answers.
final class StreamAudit {
    private final Session session;

    StreamAudit(Session session) {
        this.session = session;
    }

    List<Finding> look() throws InterruptedException {
        return List.of(oneLine(), stdout(), session.timed(this::stderr));
    }

    private Finding oneLine() throws InterruptedException {
        Transport transport = session.contract().transport();
        if (!lines(transport)) {
            return Finding.skipped(
                    FindingId.PROTOCOL_ONE_LINE, "", transport.kind() + " has no lines");
        }
        var strays = session.connected().strays();
        return strays.isEmpty()
                ? Finding.held(FindingId.PROTOCOL_ONE_LINE, "")
                : Finding.broken(
                        FindingId.PROTOCOL_ONE_LINE,
                        "",
                        "%d messages came that nobody asked for".formatted(strays.size()),
                        "answer each request by one line",
                        new Observation("the first", Shown.cut(strays.getFirst().text())));
    }

    private Finding stdout() {
        Transport transport = session.contract().transport();
        if (!streams(transport) || !session.can(Power.STDOUT)) {
            return Finding.skipped(
                    FindingId.PROTOCOL_STDOUT_CLEAN,
                    "",
                    "standard output carries no answers over " + transport.kind());
        }
        List<String> noise = session.worker().stdoutNoise();
        return noise.isEmpty()
                ? Finding.held(FindingId.PROTOCOL_STDOUT_CLEAN, "")
                : Finding.broken(
                        FindingId.PROTOCOL_STDOUT_CLEAN,
                        "",
                        "%d lines on standard output are no answers".formatted(noise.size()),
                        "write everything but answers to standard error",
                        new Observation("the first", Shown.cut(noise.getFirst())));
    }

    private Finding stderr() throws InterruptedException {
        Optional<Fault> flood =
                session.contract().faults().stream()
                        .filter(fault -> fault.kind() == Fault.Kind.STDERR_FLOOD)
                        .findFirst();
        if (flood.isEmpty()) {
            return Finding.skipped(
                    FindingId.PROTOCOL_STDERR_DRAINED,
                    "",
                    "the contract has no `stderr-flood` among its faults");
        }
        Request request = new FaultTarget(session.contract()).of(flood.get());
        String operation = request.operation();
        Optional<Operation> quiet = session.contract().operation(operation);
        if (quiet.isPresent() && !(session.call(quiet.get()) instanceof Reply.Answered)) {
            return Finding.skipped(
                    FindingId.PROTOCOL_STDERR_DRAINED,
                    operation,
                    "its own sample is not answered either");
        }
        Reply reply = session.call(operation, request.arguments());
        return reply instanceof Reply.Answered
                ? Finding.held(
                        FindingId.PROTOCOL_STDERR_DRAINED,
                        operation,
                        new Observation(
                                "standard error",
                                session.can(Power.STDERR)
                                        ? session.worker().stderrBytes() + " bytes"
                                        : "not seen"))
                : Finding.broken(
                        FindingId.PROTOCOL_STDERR_DRAINED,
                        operation,
                        "after much standard error: " + reply.sentence(),
                        "drain the standard error of everything that the worker starts, and do"
                                + " not wait for whoever reads the worker's own");
    }

    private static boolean lines(Transport transport) {
        return streams(transport) || transport instanceof Transport.Tcp;
    }

    private static boolean streams(Transport transport) {
        return transport instanceof Transport.Stdio || transport instanceof Transport.Exec;
    }
}
