package dev.vox.runtime.orchestrator.upstream;

import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.ControlRequest;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.proto.tts.TTSServiceGrpc;

import io.grpc.stub.StreamObserver;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Sends a session's commands to its worker, one at a time and in order, without making who gives them wait.
///
/// At most one PAUSE or RESUME and one STOP wait behind the command that is under way: the later of PAUSE and RESUME holds,
/// and a STOP makes those before it needless.
final class WorkerControls {
    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");

    private final String sessionId;
    private final Duration deadline;
    private final Consumer<Duration> acknowledged;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Deque<Order> waiting = new ArrayDeque<>();
    private boolean underWay;

    /// @param acknowledged told how long each answered command took
    WorkerControls(String sessionId, Duration deadline, Consumer<Duration> acknowledged) {
        this.sessionId = sessionId;
        this.deadline = deadline;
        this.acknowledged = acknowledged;
    }

    /// A command, and what to do when the worker has answered it; a command that becomes needless is not answered.
    private record Order(ControlCommand command, Runnable answered) {
        boolean isStop() {
            return command == ControlCommand.STOP;
        }
    }

    /// Sends a command after the ones before it.
    ///
    /// @param answered done when the worker has answered it; must not block
    void send(
            Supplier<TTSServiceGrpc.TTSServiceStub> worker,
            ControlCommand command,
            Runnable answered) {
        lock.lock();
        try {
            if (command == ControlCommand.STOP) {
                waiting.clear();
            } else {
                waiting.removeIf(order -> !order.isStop());
            }
            waiting.add(new Order(command, answered));
            if (!underWay) {
                sendNext(worker);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until no command is under way, at most the deadline of one.
    void awaitIdle() throws InterruptedException {
        lock.lock();
        try {
            long left = deadline.toNanos();
            while (underWay && left > 0) {
                left = idle.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void sendNext(Supplier<TTSServiceGrpc.TTSServiceStub> worker) {
        Order order = waiting.poll();
        underWay = order != null;
        if (order == null) {
            idle.signalAll();
            return;
        }
        worker.get()
                .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .control(
                        ControlRequest.newBuilder()
                                .setSessionId(sessionId)
                                .setCommand(order.command())
                                .build(),
                        new Answer(worker, order));
    }

    private final class Answer implements StreamObserver<ControlResponse> {
        private final Supplier<TTSServiceGrpc.TTSServiceStub> worker;
        private final Order order;
        private final long sent = System.nanoTime();

        Answer(Supplier<TTSServiceGrpc.TTSServiceStub> worker, Order order) {
            this.worker = worker;
            this.order = order;
        }

        @Override
        public void onNext(ControlResponse response) {
            acknowledged.accept(Duration.ofNanos(System.nanoTime() - sent));
            order.answered().run();
            if (!response.getSuccess()) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "{0}: worker refused {1}: {2}",
                        sessionId,
                        order.command(),
                        response.getMessage());
            }
        }

        @Override
        public void onError(Throwable error) {
            LOGGER.log(
                    System.Logger.Level.DEBUG,
                    "{0}: {1} did not reach the worker: {2}",
                    sessionId,
                    order.command(),
                    error.getMessage());
            next();
        }

        @Override
        public void onCompleted() {
            next();
        }

        private void next() {
            lock.lock();
            try {
                sendNext(worker);
            } finally {
                lock.unlock();
            }
        }
    }
}
