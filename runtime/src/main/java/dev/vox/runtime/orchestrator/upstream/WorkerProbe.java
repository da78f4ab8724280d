package dev.vox.runtime.orchestrator.upstream;

import dev.vox.proto.tts.GetCapabilitiesRequest;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.runtime.registry.WorkerAddress;

import io.grpc.StatusRuntimeException;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks a worker whether it is there.
public final class WorkerProbe {
    private final WorkerChannels channels;
    private final Duration deadline;

    public WorkerProbe(WorkerChannels channels, Duration deadline) {
        this.channels = channels;
        this.deadline = deadline;
    }

    /// Why the worker does not answer, or empty when it does.
    public Optional<String> problem(WorkerAddress worker) {
        try {
            var _ =
                    TTSServiceGrpc.newBlockingStub(channels.calls(worker).channel())
                            .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                            .getCapabilities(GetCapabilitiesRequest.getDefaultInstance());
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            return Optional.ofNullable(WorkerFailureException.of(worker, e).getMessage());
        }
    }
}
