package dev.vox.probe;

import com.google.protobuf.ByteString;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What came of a unary gRPC call. Source: gRPC over HTTP/2, and the status codes of gRPC.
///
/// @param status 0 for OK, to 16
/// @param text that came with the status, as it was sent: percent-encoded
/// @param message of the answer, still encoded; empty when there is none
record GrpcReply(int status, String text, ByteString message) {
    static final int NOT_FOUND = 5;
    static final int UNIMPLEMENTED = 12;

    private static final List<String> NAMES =
            List.of(
                    "OK",
                    "CANCELLED",
                    "UNKNOWN",
                    "INVALID_ARGUMENT",
                    "DEADLINE_EXCEEDED",
                    "NOT_FOUND",
                    "ALREADY_EXISTS",
                    "PERMISSION_DENIED",
                    "RESOURCE_EXHAUSTED",
                    "FAILED_PRECONDITION",
                    "ABORTED",
                    "OUT_OF_RANGE",
                    "UNIMPLEMENTED",
                    "INTERNAL",
                    "UNAVAILABLE",
                    "DATA_LOSS",
                    "UNAUTHENTICATED");

    boolean ok() {
        return status == 0;
    }

    /// The status with its text.
    String sentence() {
        String name = status >= 0 && status < NAMES.size() ? NAMES.get(status) : "status " + status;
        return text.isBlank() ? name : name + ": " + Reasons.phrase(decoded());
    }

    private String decoded() {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
