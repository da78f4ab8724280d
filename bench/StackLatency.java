import dev.vox.voice.Command;
import dev.vox.voice.FrameSink;
import dev.vox.voice.NearestRank;
import dev.vox.voice.Pace;
import dev.vox.voice.SessionOptions;
import dev.vox.voice.UtteranceMeasurement;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.VoiceSession;
import dev.vox.voice.WorkerClient;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Measures how soon a stack that is up speaks and obeys: first frame over gRPC and over WebSocket, and `Control`.
///
/// Each figure is 200 runs in one warm session after 400 runs that are not counted, in which the JVM compiles the path; percentiles are by nearest rank. The
/// clock starts just before the text is written. `vox say` measures by the same code.
///
/// Arguments: WebSocket address, worker address, and the address of the worker that has `mock-440hz` when it is another;
/// workers as `host:port` or `grpc://host:port`. Run by `java -cp 'cli/target/vox/lib/*' bench/StackLatency.java …`.
final class StackLatency {
    private static final int WARM_UPS = 400;
    private static final int RUNS = 200;

    /// An orchestrator ends a session after 100 texts.
    private static final int TEXTS_A_SESSION = 90;

    private static final String TEXT = "Hello, this is vox.";
    private static final String LONG_TEXT =
            "This goes on and on, so that there is always speech. ".repeat(40);

    private StackLatency() {}

    public static void main(String[] args) throws Exception {
        if (args.length < 2 || args.length > 3) {
            System.err.println(
                    "usage: StackLatency ws://HOST:PORT grpc://HOST:PORT [grpc://HOST:PORT]");
            System.exit(2);
        }
        boolean met = true;
        System.out.printf(
                Locale.ROOT,
                "%-34s %5s %9s %9s %9s %9s%n",
                "figure",
                "n",
                "p50",
                "p95",
                "max",
                "bar");
        try (WorkerClient worker = client(args[1]);
                WorkerClient mock = client(args[args.length - 1]);
                VoiceClient orchestrator = new VoiceClient()) {
            met &= report("first frame, gRPC, kevin16", 10, overGrpc(worker, "kevin16"));
            met &= report("first frame, gRPC, mock-440hz", 7, overGrpc(mock, "mock-440hz"));
            met &= report("first frame, WebSocket", 20, overWebSocket(orchestrator, args[0]));
            met &= report("Control round trip while speaking", 2, controls(worker));
        }
        System.out.println(met ? "every bar is met" : "a bar is missed");
        System.exit(met ? 0 : 1);
    }

    private static WorkerClient client(String address) {
        URI uri = URI.create(address.contains("://") ? address : "grpc://" + address);
        return WorkerClient.of(uri.getHost(), uri.getPort());
    }

    private static List<Long> overGrpc(WorkerClient worker, String voice) throws Exception {
        String session = "latency-" + voice;
        worker.startSession(session, voice, Pace.FAST);
        List<Long> samples = new ArrayList<>();
        for (int run = 0; run < WARM_UPS + RUNS; run++) {
            samples.add(firstFrame(worker.speak(session, TEXT, Pace.FAST, FrameSink.NONE)));
        }
        worker.endSession(session);
        return samples;
    }

    private static List<Long> overWebSocket(VoiceClient client, String address) throws Exception {
        SessionOptions options = SessionOptions.of(URI.create(address)).withPace(Pace.FAST);
        List<Long> samples = new ArrayList<>();
        while (samples.size() < WARM_UPS + RUNS) {
            try (VoiceSession session = client.open(options)) {
                // The first text of a session also waits for the worker's; it is measured as any
                // other.
                for (int text = 0;
                        text < TEXTS_A_SESSION && samples.size() < WARM_UPS + RUNS;
                        text++) {
                    samples.add(firstFrame(session.speak(TEXT, FrameSink.NONE)));
                }
            }
        }
        return samples;
    }

    private static long firstFrame(UtteranceMeasurement measured) {
        if (measured.sequenceErrorCount() > 0) {
            throw new IllegalStateException(measured.sequenceErrors().getFirst().description());
        }
        return measured.firstFrame().orElseThrow().toNanos();
    }

    private static List<Long> controls(WorkerClient worker) throws Exception {
        String session = "latency-control";
        worker.startSession(session, "kevin16", Pace.REALTIME);
        CountDownLatch speaking = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Long> spoken =
                    CompletableFuture.supplyAsync(() -> speak(worker, session, speaking), executor);
            if (!speaking.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no speech within 10 s");
            }
            List<Long> samples = new ArrayList<>();
            for (int run = 0; run < WARM_UPS + RUNS; run++) {
                Command command = run % 2 == 0 ? Command.PAUSE : Command.RESUME;
                samples.add(worker.control(session, command).toNanos());
            }
            if (spoken.isDone()) {
                throw new IllegalStateException("the speech was over before the last command");
            }
            worker.control(session, Command.STOP);
            spoken.get(10, TimeUnit.SECONDS);
            return samples;
        } finally {
            worker.endSession(session);
        }
    }

    private static long speak(WorkerClient worker, String session, CountDownLatch speaking) {
        try {
            return worker.speak(session, LONG_TEXT, Pace.REALTIME, pcm -> speaking.countDown())
                    .frames();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean report(String figure, double barMillis, List<Long> samples) {
        NearestRank ranks =
                NearestRank.of(
                        samples.subList(WARM_UPS, samples.size()).stream()
                                .mapToLong(Long::longValue)
                                .toArray());
        double p95 = ranks.percentile(95) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%-34s %5d %6.2f ms %6.2f ms %6.2f ms %6.1f ms%s%n",
                figure,
                samples.size() - WARM_UPS,
                ranks.percentile(50) / 1e6,
                p95,
                ranks.percentile(100) / 1e6,
                barMillis,
                p95 <= barMillis ? "" : "  missed");
        return p95 <= barMillis;
    }
}
