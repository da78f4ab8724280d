package dev.vox.validate.check.speech;

import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.voice.Command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// Takes samples of a figure. Those of the warm-up are taken first, by each session, and not counted.
///
/// @param sessions that speak at the same time
/// @param samples in all: utterances, or commands for `bargein_control`
public record SpeechBench(
        SpeechRequest request, BenchFigure figure, int samples, int warmup, int sessions) {
    /// The samples, in ns: at least one.
    ///
    /// @throws OperationFailed when an utterance fails, or they cannot be had in time
    public long[] run(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        int each = Math.ceilDiv(samples, sessions);
        List<Callable<long[]>> speakers = new ArrayList<>();
        for (int session = 0; session < sessions; session++) {
            speakers.add(() -> session(each, deadline));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<long[]>> futures =
                    threads.invokeAll(speakers, longest.toNanos(), TimeUnit.NANOSECONDS);
            long[] all = new long[0];
            for (Future<long[]> future : futures) {
                all = LongStream.concat(Arrays.stream(all), Arrays.stream(taken(future))).toArray();
            }
            return all;
        }
    }

    private long[] taken(Future<long[]> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException e) {
            throw late();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VoxException failure) {
                throw failure;
            }
            throw new IllegalStateException("a benchmark failed", e.getCause());
        }
    }

    private OperationFailed late() {
        return new OperationFailed(
                "[%s] %d samples of %s were not to be had in time"
                        .formatted(request.address(), samples, figure.word()));
    }

    private long[] session(int count, long deadline) throws InterruptedException {
        try (SpeechLine line = request.open(figure.pace())) {
            return figure == BenchFigure.BARGEIN_CONTROL
                    ? commands(line, count, deadline)
                    : utterances(line, count, deadline);
        }
    }

    private long[] utterances(SpeechLine line, int count, long deadline)
            throws InterruptedException {
        Speaking speaking = new Speaking(line, deadline);
        LongStream.Builder all = LongStream.builder();
        for (int i = -warmup; i < count; i++) {
            Spoken spoken = speaking.hear(request.text());
            if (spoken.problem() != null) {
                throw new OperationFailed(spoken.problem());
            }
            if (i >= 0) {
                Arrays.stream(values(spoken)).forEach(all);
            }
        }
        return all.build().toArray();
    }

    private long[] values(Spoken spoken) {
        long[] values = figure.of(spoken.tape());
        if (values.length == 0) {
            throw new OperationFailed(
                    "[%s] an utterance of %d frames has no %s"
                            .formatted(request.address(), spoken.tape().frames(), figure.word()));
        }
        return values;
    }

    /// PAUSE and RESUME, over and over, while it speaks.
    private long[] commands(SpeechLine line, int count, long deadline) throws InterruptedException {
        long[] all = new long[count];
        boolean speaking = false;
        for (int i = -warmup; i < count; i++) {
            while (!speaking) {
                speaking = begins(line, deadline);
            }
            Duration took = line.control(Command.PAUSE).orElseThrow();
            if (i >= 0) {
                all[i] = took.toNanos();
            }
            var _ = line.control(Command.RESUME);
            speaking = goesOn(line);
        }
        var _ = line.control(Command.STOP);
        return all;
    }

    private boolean begins(SpeechLine line, long deadline) throws InterruptedException {
        var _ = line.say(request.text());
        Optional<Sound> first =
                line.next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        if (first.isEmpty()) {
            throw late();
        }
        return speaks(first.get());
    }

    /// Takes what has come, and says whether it still speaks.
    private static boolean goesOn(SpeechLine line) throws InterruptedException {
        Optional<Sound> sound = line.next(Duration.ZERO);
        while (sound.isPresent()) {
            if (!speaks(sound.get())) {
                return false;
            }
            sound = line.next(Duration.ZERO);
        }
        return true;
    }

    private static boolean speaks(Sound sound) {
        return switch (sound) {
            case Sound.Frame _ -> true;
            case Sound.Ended _ -> false;
            case Sound.Broken broken -> throw new OperationFailed(broken.problem());
        };
    }
}
