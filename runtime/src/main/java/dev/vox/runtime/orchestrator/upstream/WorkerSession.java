package dev.vox.runtime.orchestrator.upstream;

import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.EndSessionRequest;
import dev.vox.proto.tts.ListModelsRequest;
import dev.vox.proto.tts.StartSessionRequest;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.runtime.orchestrator.settings.WorkerTimeouts;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.routing.RouteRequest;
import dev.vox.runtime.routing.WorkerRouter;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A client's session with a worker.
///
/// One thread opens it, speaks and closes it. Any thread may send commands and cancel.
public final class WorkerSession implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");

    private final String id;
    private final WorkerRouter router;
    private final WorkerChannels channels;
    private final WorkerTimeouts timeouts;
    private final int window;
    private final WorkerControls controls;
    private final Context.CancellableContext streams = Context.ROOT.withCancellation();
    private @Nullable WorkerChannel audio;
    private @Nullable WorkerAddress startedAt;
    private volatile @Nullable WorkerAddress openAt;

    /// @param window how many frames may be on the way to us, unread
    /// @param acknowledged told how long each answered command took
    public WorkerSession(
            String id,
            WorkerRouter router,
            WorkerChannels channels,
            WorkerTimeouts timeouts,
            int window,
            Consumer<Duration> acknowledged) {
        this.id = id;
        this.router = router;
        this.channels = channels;
        this.timeouts = timeouts;
        this.window = window;
        this.controls = new WorkerControls(id, timeouts.control(), acknowledged);
    }

    /// The worker that holds the session, or empty when none does.
    public Optional<WorkerAddress> worker() {
        return Optional.ofNullable(openAt);
    }

    /// Whether a worker holds the session and is the one to go on with.
    public boolean isCurrent() {
        WorkerAddress worker = openAt;
        return worker != null && router.keeps(worker);
    }

    /// Opens the session on a model, or replaces it when it is open already: at the first of the workers that takes it.
    ///
    /// @param model empty for the worker's default
    /// @throws WorkerFailureException when none does, with what a worker that answers says rather than one that does not
    public void open(String model) throws WorkerFailureException {
        RouteRequest request = RouteRequest.forModel(model);
        Set<WorkerAddress> tried = new HashSet<>();
        try {
            openAtFirst(request, tried);
        } catch (WorkerFailureException e) {
            // When none of those that were known answers, the router knows that by now, and looks
            // for others.
            if (tried.isEmpty() || !isAbsence(e) || tried.containsAll(router.route(request))) {
                throw e;
            }
            openAtFirst(request, tried);
        }
    }

    /// Tries the workers that have not been tried.
    private void openAtFirst(RouteRequest request, Set<WorkerAddress> tried)
            throws WorkerFailureException {
        WorkerFailureException failure = null;
        for (WorkerAddress worker : router.route(request)) {
            if (!tried.add(worker)) {
                continue;
            }
            try {
                openAt(worker, request.model());
                return;
            } catch (WorkerFailureException e) {
                if (isAbsence(e)) {
                    router.unreachable(worker);
                }
                failure = failure == null || isAbsence(failure) ? e : failure;
            }
        }
        throw failure == null
                ? new WorkerFailureException(
                        WorkerFailureException.Kind.ABSENT,
                        "no worker is registered that can serve this")
                : failure;
    }

    private static boolean isAbsence(WorkerFailureException failure) {
        return failure.kind() == WorkerFailureException.Kind.ABSENT;
    }

    private void openAt(WorkerAddress worker, String model) throws WorkerFailureException {
        audioAt(worker);
        StartSessionResponse response = start(worker, model);
        if (!response.getSuccess()) {
            throw new WorkerFailureException(
                    offers(worker, model)
                            ? WorkerFailureException.Kind.REFUSED
                            : WorkerFailureException.Kind.UNKNOWN_MODEL,
                    response.getMessage());
        }
        openAt = worker;
    }

    /// Begins an utterance in the open session, when the commands before it have taken effect.
    public SpeechStream speak(String text) throws InterruptedException {
        WorkerAddress worker = openAt;
        WorkerChannel channel = audio;
        if (worker == null || channel == null) {
            throw new IllegalStateException("the worker session is not open");
        }
        controls.awaitIdle();
        Context before = streams.attach();
        try {
            return SpeechStream.begin(
                    TTSServiceGrpc.newStub(channel.channel()), worker, id, text, window);
        } finally {
            streams.detach(before);
        }
    }

    /// Tells the worker, if the session is open, to pause; does not wait for its answer.
    public void pause() {
        control(ControlCommand.PAUSE, () -> {});
    }

    /// Tells the worker, if the session is open, to go on; does not wait for its answer.
    public void resume() {
        control(ControlCommand.RESUME, () -> {});
    }

    /// Tells the worker, if the session is open, to drop its utterance; does not wait for its answer, but the next
    /// utterance does.
    ///
    /// @param answered done when the worker has answered, if it does; must not block
    public void stop(Runnable answered) {
        control(ControlCommand.STOP, answered);
    }

    private void control(ControlCommand command, Runnable answered) {
        WorkerAddress worker = openAt;
        if (worker != null) {
            controls.send(
                    () -> TTSServiceGrpc.newStub(channels.calls(worker).channel()),
                    command,
                    answered);
        }
    }

    /// Notes that the worker does not know the session any more, so that it is opened before the next utterance.
    public void lost() {
        openAt = null;
    }

    /// Ends the running utterance; nothing is spoken in this session afterwards.
    public void cancel() {
        streams.cancel(null);
    }

    /// Tells the worker that the session is over, and lets the connection go.
    @Override
    public void close() {
        cancel();
        openAt = null;
        endStarted();
        if (audio != null) {
            audio.close();
        }
    }

    private void audioAt(WorkerAddress worker) {
        WorkerChannel channel = audio;
        if (channel != null && channel.address().equals(worker)) {
            return;
        }
        openAt = null;
        if (channel != null) {
            endInPassing();
            channel.close();
        }
        audio = channels.forAudio(worker);
    }

    private StartSessionResponse start(WorkerAddress worker, String model)
            throws WorkerFailureException {
        // Not cancelled when the session ends meanwhile: then nobody would know whether the worker
        // holds it.
        startedAt = worker;
        WorkerChannel calls = channels.calls(worker);
        ManagedChannel tried = calls.channel();
        try {
            return TTSServiceGrpc.newBlockingStub(tried)
                    .withDeadlineAfter(timeouts.open().toNanos(), TimeUnit.NANOSECONDS)
                    .startSession(
                            StartSessionRequest.newBuilder()
                                    .setSessionId(id)
                                    .setModelId(model)
                                    .build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
                calls.unreachable(tried);
            }
            throw WorkerFailureException.of(worker, e);
        }
    }

    /// Whether a worker has a model. A refusal does not say; one that does not list its models is taken to have its default
    /// alone.
    private boolean offers(WorkerAddress worker, String model) throws WorkerFailureException {
        if (model.isEmpty()) {
            return true;
        }
        try {
            return TTSServiceGrpc.newBlockingStub(channels.calls(worker).channel())
                    .withDeadlineAfter(timeouts.control().toNanos(), TimeUnit.NANOSECONDS)
                    .listModels(ListModelsRequest.getDefaultInstance())
                    .getModelsList()
                    .stream()
                    .anyMatch(info -> info.getModelId().equals(model));
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return false;
            }
            throw WorkerFailureException.of(worker, e);
        }
    }

    /// Tells the worker that the session leaves, without waiting: it may be gone, and the next one is to speak.
    private void endInPassing() {
        WorkerAddress worker = startedAt;
        if (worker != null) {
            startedAt = null;
            Thread.ofVirtual().name("leave-" + id).start(() -> end(worker));
        }
    }

    private void endStarted() {
        WorkerAddress worker = startedAt;
        if (worker != null) {
            startedAt = null;
            end(worker);
        }
    }

    private void end(WorkerAddress worker) {
        try {
            var _ =
                    TTSServiceGrpc.newBlockingStub(channels.calls(worker).channel())
                            .withDeadlineAfter(timeouts.control().toNanos(), TimeUnit.NANOSECONDS)
                            .endSession(EndSessionRequest.newBuilder().setSessionId(id).build());
        } catch (StatusRuntimeException e) {
            LOGGER.log(
                    System.Logger.Level.DEBUG,
                    "{0}: worker {1} was not told of the end: {2}",
                    id,
                    worker,
                    WorkerFailureException.reason(e.getStatus()));
        }
    }
}
