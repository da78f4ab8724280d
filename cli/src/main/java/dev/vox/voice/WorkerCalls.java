package dev.vox.voice;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// What came of calls of a worker, its failures in words.
///
/// @param address of the worker, for messages
record WorkerCalls(String address) {
    /// The answer to a call.
    ///
    /// @throws MissingPrerequisite when no worker is there
    /// @throws OperationFailed when it fails
    <T> T answer(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
                throw new MissingPrerequisite(
                        "[%s] no worker answers".formatted(address), "start one with `vox dev`", e);
            }
            throw failed(reason(e), e);
        }
    }

    /// The answer to a call that not every worker knows.
    ///
    /// @throws MissingPrerequisite when it does not know it, or no worker is there
    /// @throws OperationFailed when it fails
    <T> T offered(Supplier<T> call) {
        return answer(() -> {
            try {
                return call.get();
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                    throw new MissingPrerequisite(
                            "[%s] this worker does not let a client load models".formatted(address),
                            "measure another one",
                            e);
                }
                throw e;
            }
        });
    }

    /// Why a call failed, in the worker's own words.
    static String reason(Throwable cause) {
        Status status = Status.fromThrowable(cause);
        String description = status.getDescription();
        return description == null ? status.getCode().name() : description;
    }

    OperationFailed failed(String problem, @Nullable Throwable cause) {
        return new OperationFailed("[%s] %s".formatted(address, problem), null, cause);
    }
}
