package dev.vox.probe.grpc;

import dev.vox.probe.Reasons;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/// A server did not answer, or refused; the message says why, as a phrase.
public final class GrpcRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final String status;

    private GrpcRefusal(String status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    static GrpcRefusal of(StatusRuntimeException failure) {
        Status status = failure.getStatus();
        String code = status.getCode().name();
        Throwable cause = status.getCause();
        if (status.getCode() == Status.Code.UNAVAILABLE && cause != null) {
            Throwable root = cause.getCause() == null ? cause : cause.getCause();
            return new GrpcRefusal(code, Reasons.of(root), failure);
        }
        String words = status.getDescription();
        return new GrpcRefusal(
                code, words == null ? code : code + ": " + Reasons.phrase(words), failure);
    }

    static GrpcRefusal of(String status, String message) {
        return new GrpcRefusal(status, message, new IllegalStateException(message));
    }

    /// The name of its status: `UNAVAILABLE`, `NOT_FOUND`.
    public String status() {
        return status;
    }

    /// Whether the server is there, and has no such method.
    public boolean unimplemented() {
        return status.equals(Status.Code.UNIMPLEMENTED.name());
    }

    /// Whether nobody answered.
    public boolean unreachable() {
        return status.equals(Status.Code.UNAVAILABLE.name())
                || status.equals(Status.Code.DEADLINE_EXCEEDED.name());
    }
}
