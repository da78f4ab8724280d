package dev.vox.contract.transport;

import dev.vox.contract.call.Bytes;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Request;

import java.time.Duration;
import java.util.List;

/// A way to call a worker. Thread-safe: several calls may be in flight, and each gets the answer that bears its id.
public interface WorkerConnection extends AutoCloseable {
    /// Calls an operation. Whatever comes of it is an answer, not a failure.
    ///
    /// An answer without an id, or with one that nobody asked with, breaks the oldest call in flight; one that comes after
    /// its call was given up is a stray.
    Reply call(Request request, Duration deadline) throws InterruptedException;

    /// Sends bytes in the place of a message, and takes the next message that is no other call's for the answer.
    ///
    /// JSON lines: the bytes and, unless they end with one, a line feed. HTTP: the body of a call. gRPC: the message of a
    /// call. Which call: the contract's first operation.
    Reply sendRaw(Bytes bytes, Duration deadline) throws InterruptedException;

    /// Messages that nobody waited for, oldest first: at most 100.
    List<Bytes> strays();

    @Override
    void close();
}
