package dev.vox.runtime.orchestrator.upstream;

import dev.vox.runtime.registry.WorkerAddress;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import java.time.Duration;

/// A worker did not do what it was asked. The message is fit to be shown to a user.
public final class WorkerFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    /// What failed.
    public enum Kind {
        /// No worker answers.
        ABSENT,
        /// A worker answers and will not open the session, for the reason it gives.
        REFUSED,
        /// A worker answers and does not have the model.
        UNKNOWN_MODEL,
        /// The worker does not know the session, since it was restarted or let the session go.
        UNKNOWN_SESSION,
        /// The utterance failed.
        FAILED
    }

    private final Kind kind;

    WorkerFailureException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    private WorkerFailureException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// What failed.
    public Kind kind() {
        return kind;
    }

    /// An utterance went silent.
    public static WorkerFailureException silent(WorkerAddress worker, Duration waited) {
        return new WorkerFailureException(
                Kind.FAILED,
                "worker "
                        + worker
                        + " sent nothing for "
                        + waited.toMillis()
                        + " ms in an utterance");
    }

    /// How an utterance failed. It has no deadline of ours: one that was exceeded is the worker's, which says which.
    static WorkerFailureException inUtterance(WorkerAddress worker, StatusRuntimeException e) {
        return e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED
                ? failed(worker, e)
                : of(worker, e);
    }

    /// How a call with a deadline failed.
    static WorkerFailureException of(WorkerAddress worker, StatusRuntimeException e) {
        Status status = e.getStatus();
        return switch (status.getCode()) {
            case UNAVAILABLE ->
                    new WorkerFailureException(
                            Kind.ABSENT,
                            "worker " + worker + " does not answer: " + reason(status),
                            e);
            case DEADLINE_EXCEEDED ->
                    new WorkerFailureException(
                            Kind.ABSENT, "worker " + worker + " did not answer in time", e);
            case NOT_FOUND -> new WorkerFailureException(Kind.UNKNOWN_SESSION, reason(status), e);
            // Not by us: a worker that stops resets its streams.
            case CANCELLED ->
                    new WorkerFailureException(
                            Kind.ABSENT, "worker " + worker + " broke off: " + reason(status), e);
            case OK,
                    UNKNOWN,
                    INVALID_ARGUMENT,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION,
                    ABORTED,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    INTERNAL,
                    DATA_LOSS,
                    UNAUTHENTICATED ->
                    failed(worker, e);
        };
    }

    private static WorkerFailureException failed(WorkerAddress worker, StatusRuntimeException e) {
        return new WorkerFailureException(
                Kind.FAILED, "worker " + worker + ": " + reason(e.getStatus()), e);
    }

    /// gRPC says "io exception" and hides the reason in the cause.
    static String reason(Status status) {
        Throwable cause = status.getCause();
        if (cause != null && cause.getMessage() != null) {
            return cause.getMessage();
        }
        String description = status.getDescription();
        return description == null ? status.getCode().name() : description;
    }
}
