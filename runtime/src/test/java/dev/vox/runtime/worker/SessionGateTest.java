package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ServerCallStreamObserver;

import org.junit.jupiter.api.Test;

class SessionGateTest {
    private final SessionGate gate = new SessionGate();
    private final BusyCall call = new BusyCall();

    @Test
    void aSecondPauseWaitsForTheFrameInFlightAsTheFirstDoes() throws Exception {
        FrameStream stream =
                new FrameStream(
                        "s",
                        gate,
                        call,
                        Pace.FAST,
                        new EventLoops().here(),
                        WorkerFixture.settings(0, WorkerFixture.STALL));
        assertThat(gate.admit(stream)).isTrue();
        assertThat(gate.pause()).isEqualTo(1);
        int asked = call.asked;

        assertThat(gate.pause()).isZero();

        assertThat(call.asked).isGreaterThan(asked);
    }

    @Test
    void aPauseOfNothingPausesNothing() throws Exception {
        assertThat(gate.pause()).isZero();

        gate.lock();
        try {
            assertThat(gate.paused()).isFalse();
        } finally {
            gate.unlock();
        }
    }

    /// A transport that always has a frame in flight.
    private static final class BusyCall extends ServerCallStreamObserver<OutgoingFrame> {
        private int asked;

        @Override
        public boolean isReady() {
            asked++;
            return false;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void onNext(OutgoingFrame frame) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }
}
