package dev.vox.validate.check;

import com.google.protobuf.ByteString;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.proto.tts.ControlRequest;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.proto.tts.EndSessionRequest;
import dev.vox.proto.tts.EndSessionResponse;
import dev.vox.proto.tts.StartSessionRequest;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TextChunk;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/// A worker that answers over a real socket, wrongly: half a second of a tone of 440 Hz, all at once, with one defect.
public final class FaultyWorker implements AutoCloseable {
    public enum Defect {
        /// Every sample is 0.
        ZEROS,
        /// Frames of 960 bytes, said to be of 24 kHz.
        SAYS_24_KHZ,
        /// Whole frames said to be of 48 kHz, whose samples are of 24 kHz.
        HIDES_24_KHZ,
        /// Frames of 960 bytes that are said to be 20 ms at 48 kHz.
        HALF_FRAMES,
        /// No frame is final.
        NO_END,
        /// Number 7 is left out.
        LOSES_A_FRAME,
        /// The stream fails after ten frames.
        BREAKS,
        /// None but that commands change nothing: all has been sent when they come.
        DEAF,
        /// The stream ends without a frame.
        MUTE
    }

    private static final int FRAMES = 25;
    private static final int RATE = 48_000;

    private final Defect defect;
    private final Server server;

    public FaultyWorker(Defect defect) throws IOException {
        this.defect = defect;
        this.server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .addService(new Service())
                        .build()
                        .start();
    }

    public URI address() {
        return URI.create("grpc://127.0.0.1:" + server.getPort());
    }

    private final class Service extends TTSServiceGrpc.TTSServiceImplBase {
        @Override
        public void startSession(
                StartSessionRequest request, StreamObserver<StartSessionResponse> answer) {
            answer.onNext(StartSessionResponse.newBuilder().setSuccess(true).build());
            answer.onCompleted();
        }

        @Override
        public void endSession(
                EndSessionRequest request, StreamObserver<EndSessionResponse> answer) {
            answer.onNext(EndSessionResponse.newBuilder().setSuccess(true).build());
            answer.onCompleted();
        }

        @Override
        public void control(ControlRequest request, StreamObserver<ControlResponse> answer) {
            answer.onNext(ControlResponse.newBuilder().setSuccess(true).build());
            answer.onCompleted();
        }

        @Override
        public StreamObserver<TextChunk> synthesize(StreamObserver<AudioFrame> frames) {
            return new StreamObserver<>() {
                @Override
                public void onNext(TextChunk chunk) {
                    speak(frames);
                }

                @Override
                public void onError(Throwable cause) {}

                @Override
                public void onCompleted() {}
            };
        }

        private void speak(StreamObserver<AudioFrame> frames) {
            for (int i = 0; i < (defect == Defect.MUTE ? 0 : FRAMES); i++) {
                if (defect == Defect.BREAKS && i == 10) {
                    frames.onError(
                            Status.INTERNAL
                                    .withDescription("the device is gone")
                                    .asRuntimeException());
                    return;
                }
                if (defect != Defect.LOSES_A_FRAME || i != 6) {
                    frames.onNext(frame(i));
                }
            }
            frames.onCompleted();
        }

        private AudioFrame frame(int index) {
            return AudioFrame.newBuilder()
                    .setAudioData(ByteString.copyFrom(pcm(index)))
                    .setSampleRate(defect == Defect.SAYS_24_KHZ ? RATE / 2 : RATE)
                    .setFrameDurationMs(20)
                    .setSequenceNumber(index + 1)
                    .setIsFinal(index == FRAMES - 1 && defect != Defect.NO_END)
                    .build();
        }

        private byte[] pcm(int index) {
            boolean half = defect == Defect.SAYS_24_KHZ || defect == Defect.HALF_FRAMES;
            int count = half ? 480 : 960;
            double rate = half || defect == Defect.HIDES_24_KHZ ? RATE / 2.0 : RATE;
            byte[] bytes = new byte[2 * count];
            for (int i = 0; i < count; i++) {
                double at = (index * count + i) / rate;
                int sample =
                        defect == Defect.ZEROS
                                ? 0
                                : (int) Math.round(20_000 * Math.sin(2 * Math.PI * 440 * at));
                bytes[2 * i] = (byte) sample;
                bytes[2 * i + 1] = (byte) (sample >> 8);
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
