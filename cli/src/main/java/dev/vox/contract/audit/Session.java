package dev.vox.contract.audit;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Exchange;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Operation;
import dev.vox.contract.transport.Power;
import dev.vox.contract.transport.Worker;
import dev.vox.contract.transport.WorkerConnection;
import dev.vox.json.JsonValue;
import dev.vox.problem.VoxException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// A worker under audit, which is brought back when it fell.
///
/// A request that got no answer is not sent again, and a worker that twice in a row gives none is given up: later calls say
/// so at once. So a worker that hangs costs a few deadlines, and not one for everything that is asked of it. For one thread.
final class Session implements AutoCloseable {
    static final JsonValue.Members NO_ARGUMENTS = new JsonValue.Members(Map.of());

    private static final int MOST_SILENT_CALLS = 2;

    private final Contract contract;
    private final Worker worker;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Map<Request, Reply> unanswered = new HashMap<>();
    private @Nullable WorkerConnection connection;
    private @Nullable Reply silence;
    private int silentCalls;

    /// @param patience how long an answer may take where the contract says nothing
    /// @param nanoTime measures time, as `System.nanoTime` does
    Session(Contract contract, Worker worker, Duration patience, LongSupplier nanoTime) {
        this.contract = contract;
        this.worker = worker;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /// Something to look at.
    @FunctionalInterface
    interface Look {
        Finding look() throws InterruptedException;
    }

    /// What is found, with the time that it took to find it; what could not be looked at took none.
    Finding timed(Look look) throws InterruptedException {
        long begun = nanoTime.getAsLong();
        Finding finding = look.look();
        return finding.outcome() == Outcome.SKIPPED
                ? finding
                : finding.after(Duration.ofNanos(nanoTime.getAsLong() - begun));
    }

    Contract contract() {
        return contract;
    }

    Worker worker() {
        return worker;
    }

    Duration patience() {
        return patience;
    }

    /// Starts or reaches the worker.
    ///
    /// @throws VoxException as [Worker#open()]
    void open() throws InterruptedException {
        connection = worker.open();
    }

    /// Whether the worker was given up.
    boolean silent() {
        return silentCalls >= MOST_SILENT_CALLS;
    }

    boolean can(Power power) {
        return worker.powers().contains(power);
    }

    Reply call(String operation, JsonValue.Members arguments) throws InterruptedException {
        return call(operation, arguments, patience);
    }

    /// Calls an operation by its first sample.
    Reply call(Operation operation) throws InterruptedException {
        return call(operation.name(), operation.samples().getFirst());
    }

    Reply call(String operation, JsonValue.Members arguments, Duration deadline)
            throws InterruptedException {
        if (silence != null && silent()) {
            return silence;
        }
        Request request = new Request(operation, arguments);
        Reply known = unanswered.get(request);
        if (known != null) {
            return known;
        }
        Reply reply = after(connected().call(request, deadline));
        if (gone(reply)) {
            unanswered.put(request, reply);
        }
        return reply;
    }

    /// Sends bytes in the place of a message.
    Reply sendRaw(Bytes bytes, Duration deadline) throws InterruptedException {
        return silence != null && silent() ? silence : after(connected().sendRaw(bytes, deadline));
    }

    /// The connection of now, for calls that must not be counted or repaired.
    WorkerConnection connected() throws InterruptedException {
        if (connection == null) {
            connection = worker.open();
        }
        return connection;
    }

    private Reply after(Reply reply) throws InterruptedException {
        if (!gone(reply)) {
            silentCalls = 0;
            return reply;
        }
        silentCalls++;
        silence = reply;
        return renewed() ? reply : unreachable();
    }

    private Reply unreachable() {
        silentCalls = MOST_SILENT_CALLS;
        Reply given = silence;
        return given == null ? new Reply.Broken(Breakage.UNREACHABLE, "", nothing()) : given;
    }

    /// Whether it could be started or reached anew.
    boolean renewed() throws InterruptedException {
        try {
            renew();
            return true;
        } catch (VoxException lost) {
            return false;
        }
    }

    /// Starts the worker anew where that can be done, else makes another connection.
    ///
    /// @throws VoxException as [Worker#open()]
    void renew() throws InterruptedException {
        if (can(Power.RESTART)) {
            connection = worker.restart();
            return;
        }
        WorkerConnection old = connection;
        if (old != null) {
            old.close();
        }
        connection = worker.open();
    }

    private static boolean gone(Reply reply) {
        return switch (reply) {
            case Reply.Late _ -> true;
            case Reply.Broken(Breakage how, String _, Exchange _) ->
                    how == Breakage.ENDED || how == Breakage.UNREACHABLE;
            case Reply.Answered _, Reply.Refused _ -> false;
        };
    }

    private static Exchange nothing() {
        return new Exchange("", Bytes.NONE, Bytes.NONE, Duration.ZERO, false);
    }

    @Override
    public void close() {
        worker.close();
    }
}
