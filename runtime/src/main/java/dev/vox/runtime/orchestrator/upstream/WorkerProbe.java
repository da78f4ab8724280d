package dev.vox.runtime.orchestrator.upstream;

import dev.vox.proto.tts.GetCapabilitiesRequest;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.runtime.registry.WorkerAddress;

import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks a worker whether it serves.
///
/// A worker answers calls while its model still loads and while it stops; `grpc.health.v1` says whether it speaks. One that
/// offers no health is well when it answers.
public final class WorkerProbe {
    private final WorkerChannels channels;
    private final Duration deadline;

    public WorkerProbe(WorkerChannels channels, Duration deadline) {
        this.channels = channels;
        this.deadline = deadline;
    }

    /// Why the worker does not serve, or empty when it does.
    public Optional<String> problem(WorkerAddress worker) {
        Channel channel = channels.calls(worker).channel();
        Deadline end = Deadline.after(deadline.toNanos(), TimeUnit.NANOSECONDS);
        try {
            ServingStatus status = status(channel, end);
            return status == ServingStatus.SERVING
                    ? Optional.empty()
                    : Optional.of("worker " + worker + " is " + status);
        } catch (StatusRuntimeException e) {
            return Optional.ofNullable(WorkerFailureException.of(worker, e).getMessage());
        }
    }

    private static ServingStatus status(Channel channel, Deadline end) {
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .withDeadline(end)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
                throw e;
            }
            var _ =
                    TTSServiceGrpc.newBlockingStub(channel)
                            .withDeadline(end)
                            .getCapabilities(GetCapabilitiesRequest.getDefaultInstance());
            return ServingStatus.SERVING;
        }
    }
}
