package dev.vox.bench;

import com.google.protobuf.ByteString;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.ControlCommand;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;

import java.util.concurrent.TimeUnit;

/// A session of an [InjectingWorker].
final class InjectingSession {
    private static final long FRAME = TimeUnit.MILLISECONDS.toNanos(20);

    private final InjectingWorker worker;
    private final InjectedFaults faults;
    private final boolean paced;
    private boolean pausing;
    private boolean paused;
    private boolean stopped;
    private int leftAfterPause;

    InjectingSession(InjectingWorker worker, boolean paced) {
        this.worker = worker;
        this.faults = worker.faults();
        this.paced = paced;
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized void take(ControlCommand command) {
        switch (command) {
            case PAUSE -> {
                pausing = true;
                leftAfterPause = faults.afterPause();
                paused = leftAfterPause == 0;
            }
            case RESUME -> {
                pausing = false;
                paused = false;
            }
            case STOP -> {
                stopped = true;
                pausing = false;
                paused = false;
            }
            case RELOAD, UNRECOGNIZED -> {}
        }
        notifyAll();
    }

    /// Frames after a PAUSE are counted from its acknowledgement.
    synchronized void acknowledged(ControlCommand command) {
        if (command == ControlCommand.PAUSE && pausing) {
            leftAfterPause = faults.afterPause();
            paused = leftAfterPause == 0;
            notifyAll();
        }
    }

    void speak(ServerCallStreamObserver<AudioFrame> frames, InjectedUtterance utterance) {
        try {
            synchronized (this) {
                stopped = false;
                pausing = false;
                paused = false;
            }
            sendAll(frames, utterance);
            frames.onCompleted();
        } catch (IllegalStateException | StatusRuntimeException e) {
            // The client went away, which is its right.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll(ServerCallStreamObserver<AudioFrame> frames, InjectedUtterance utterance)
            throws InterruptedException {
        long begin = utterance.askedAt() + faults.firstFrame().toNanos();
        int count = faults.silence() + faults.frames();
        for (int i = 0; i < count - faults.cut(); i++) {
            long jitter = faults.jitter().get(i % faults.jitter().size()).toNanos();
            InjectingWorker.until(
                    worker.afterStall(
                            Math.max(System.nanoTime(), begin + (paced ? i * FRAME + jitter : 0))));
            if (!mayGoOn() || frames.isCancelled()) {
                frames.onNext(frame(i + 1, new byte[0], true));
                return;
            }
            byte[] pcm = i < faults.silence() ? silence() : tone(i - faults.silence());
            utterance.sent(System.nanoTime());
            frames.onNext(frame(i + 1, pcm, i + 1 == count));
        }
    }

    private synchronized boolean mayGoOn() throws InterruptedException {
        if (pausing && !paused) {
            paused = leftAfterPause-- <= 0;
        }
        while (paused && !stopped) {
            wait();
        }
        return !stopped;
    }

    private AudioFrame frame(int number, byte[] pcm, boolean last) {
        return AudioFrame.newBuilder()
                .setSessionId("injected")
                .setAudioData(ByteString.copyFrom(pcm))
                .setSampleRate(rate())
                .setFrameDurationMs(20)
                .setSequenceNumber(number)
                .setIsFinal(last)
                .build();
    }

    private int rate() {
        return faults.halfRate() ? 24_000 : 48_000;
    }

    private byte[] silence() {
        return new byte[rate() / 50 * Short.BYTES];
    }

    private byte[] tone(int number) {
        byte[] pcm = silence();
        int samples = pcm.length / Short.BYTES;
        double loudness = faults.clipped() ? 4 * 32_767.0 : 32_767 / 2.0;
        for (int i = 0; i < samples; i++) {
            double phase = 2 * Math.PI * 440 * (number * samples + i) / rate();
            long sample = Math.clamp(Math.round(loudness * Math.sin(phase)), -32_768, 32_767);
            pcm[2 * i] = (byte) sample;
            pcm[2 * i + 1] = (byte) (sample >> 8);
        }
        return pcm;
    }
}
