package dev.vox.runtime.orchestrator;

import com.google.protobuf.ByteString;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.TextChunk;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One utterance of the fake worker. It sends everything at once, as far as flow control lets it.
final class FakeUtterance implements Runnable {
    private static final Pattern FRAMES = Pattern.compile("\\d+");

    private final FakeWorker worker;
    private final TextChunk chunk;
    private final String text;
    private final ByteString pcm;
    private final ServerCallStreamObserver<AudioFrame> frames;
    private final Semaphore ready = new Semaphore(0);
    private long sequence;

    FakeUtterance(
            FakeWorker worker,
            TextChunk chunk,
            String voice,
            ServerCallStreamObserver<AudioFrame> frames) {
        this.worker = worker;
        this.chunk = chunk;
        this.text = chunk.getText();
        this.pcm = FakeWorker.pcm(voice, text);
        this.frames = frames;
    }

    @Override
    public void run() {
        try {
            speak();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            worker.running.decrementAndGet();
        }
    }

    private void speak() throws InterruptedException {
        Matcher matcher = FRAMES.matcher(text);
        int count = matcher.find() ? Integer.parseInt(matcher.group()) : 0;
        boolean marker = text.contains("marker") || count == 0 || text.contains("fault");
        for (int i = 1; i <= count; i++) {
            send(pcm, !marker && i == count);
        }
        if (text.contains("fault fail")) {
            frames.onError(Status.INTERNAL.withDescription("the voice broke").asRuntimeException());
        } else if (text.contains("fault late")) {
            frames.onError(
                    Status.DEADLINE_EXCEEDED
                            .withDescription("no reader for 30000 ms")
                            .asRuntimeException());
        } else if (text.contains("fault stall")) {
            new Semaphore(0).acquire();
        } else if (text.contains("fault short")) {
            send(pcm.substring(0, 100), true);
            frames.onCompleted();
        } else if (text.contains("fault hollow")) {
            send(ByteString.EMPTY, false);
            frames.onCompleted();
        } else {
            if (marker) {
                send(ByteString.EMPTY, true);
            }
            frames.onCompleted();
        }
    }

    private void send(ByteString audio, boolean last) throws InterruptedException {
        while (!frames.isReady() && !frames.isCancelled()) {
            boolean unused = ready.tryAcquire(2, TimeUnit.MILLISECONDS);
        }
        if (frames.isCancelled()) {
            throw new InterruptedException("cancelled");
        }
        sequence++;
        frames.onNext(
                AudioFrame.newBuilder()
                        .setSessionId(chunk.getSessionId())
                        .setAudioData(audio)
                        .setSampleRate(48_000)
                        .setFrameDurationMs(20)
                        .setSequenceNumber(sequence)
                        .setIsFinal(last)
                        .build());
        worker.framesSent.incrementAndGet();
    }
}
