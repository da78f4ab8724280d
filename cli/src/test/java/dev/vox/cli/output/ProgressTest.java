package dev.vox.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent.Advanced;
import dev.vox.progress.ProgressEvent.Failed;
import dev.vox.progress.ProgressEvent.Finished;
import dev.vox.progress.ProgressEvent.Started;
import dev.vox.progress.ProgressEvent.Waiting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class ProgressTest {
    @RegisterExtension final Golden golden = new Golden();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong(Duration.ofDays(1).toNanos());

    @Test
    void aPipeSeesTransitionsOnly() {
        try (ProgressDisplay progress = output(ProgressMode.LINES).progress("starting")) {
            startTwoServices(progress);
            progress.report(new Failed("worker", "port 7001 is taken"));
        }

        golden.matches(written());
    }

    @Test
    void aTerminalSeesALineASubjectRedrawnInPlace() {
        try (LiveProgress progress = live(StandardCharsets.UTF_8)) {
            progress.draw("");
            startTwoServices(progress);
            pass(Duration.ofMillis(1400));
            progress.draw("");
            progress.report(new Failed("worker", "port 7001 is taken"));
        }

        golden.matches(readable(written()));
    }

    @Test
    void aTerminalWithoutUnicodeSeesAscii() {
        try (LiveProgress progress = live(StandardCharsets.US_ASCII)) {
            startTwoServices(progress);
            progress.report(new Failed("worker", "x".repeat(100)));
            progress.report(new Started("worker", "y".repeat(100), Duration.ofSeconds(1)));
        }

        assertThat(written()).matches("[\\x1b\\n\\x20-\\x7e]+").doesNotContain("?");
        golden.matches(readable(written()));
    }

    @Test
    void aPipeSeesWhatIsWaitedForOnlyWhenItChanges() {
        try (ProgressDisplay progress = output(ProgressMode.LINES).progress("starting")) {
            waitForRedis(progress);
        }

        golden.matches(written());
    }

    @Test
    void aTerminalSeesTheLastAnswerAndTheUsualTime() {
        try (LiveProgress progress = live(StandardCharsets.UTF_8, 100)) {
            waitForRedis(progress);
            stderr.reset();
            progress.draw("");
        }

        golden.matches(readable(written()));
    }

    private void waitForRedis(Progress progress) {
        Duration usual = Duration.ofMillis(800);
        progress.report(new Started("redis", "its container to start", Duration.ofSeconds(60)));
        progress.report(new Waiting("redis", "its container to start", "", usual));
        pass(Duration.ofMillis(300));
        progress.report(new Waiting("redis", "an answer", "", usual));
        progress.report(new Waiting("redis", "an answer", "connection refused", null));
        pass(Duration.ofMillis(100));
    }

    @Test
    void manySubjectsDoNotScrollTheTerminalAway() {
        try (LiveProgress progress = live(StandardCharsets.UTF_8)) {
            for (int service = 1; service <= 30; service++) {
                progress.report(
                        new Started("service-" + service, "an answer", Duration.ofSeconds(1)));
            }
            stderr.reset();
            progress.draw("");
        }

        golden.matches(readable(written()));
    }

    @Test
    void aWarningGoesAboveWhatMoves() {
        Output output = output(ProgressMode.LIVE);
        try (ProgressDisplay progress = output.progress("starting")) {
            progress.report(new Started("worker", "first answer", Duration.ofSeconds(10)));
            stderr.reset();
            output.warn("the voice is old");
        }

        assertThat(readable(written()))
                // the display may have redrawn itself before
                .contains("<up 1><clear>warning: the voice is old\n")
                .endsWith("<up 1><clear>");
        output.warn("later");
        assertThat(written()).endsWith("warning: later\n");
    }

    @Test
    void elapsedTimesMoveOnTheirOwn() throws InterruptedException {
        Semaphore drawn = new Semaphore(0);
        ByteArrayOutputStream counting =
                new ByteArrayOutputStream() {
                    @Override
                    public void flush() {
                        drawn.release();
                    }
                };
        Output output = output(ProgressMode.LIVE, counting, StandardCharsets.UTF_8);
        try (ProgressDisplay progress = output.progress("starting")) {
            assertThat(progress).isNotNull();
            assertThat(drawn.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void silenceIsSilent() {
        try (ProgressDisplay progress = output(ProgressMode.SILENT).progress("starting")) {
            startTwoServices(progress);
        }

        assertThat(written()).isEmpty();
    }

    private void startTwoServices(Progress progress) {
        progress.report(new Started("worker", "first health answer", Duration.ofSeconds(10)));
        progress.report(new Started("orchestrator", "its port", Duration.ofSeconds(5)));
        pass(Duration.ofMillis(300));
        progress.report(new Advanced("speech", 12, 40, "sentences"));
        progress.report(
                new Finished("orchestrator", "ws://127.0.0.1:8080", Duration.ofMillis(300)));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private String written() {
        return stderr.toString(StandardCharsets.UTF_8);
    }

    private static String readable(String text) {
        return text.replaceAll("\u001b\\[(\\d+)F", "<up $1>").replace("\u001b[J", "<clear>");
    }

    private LiveProgress live(Charset charset) {
        return live(charset, 60);
    }

    private LiveProgress live(Charset charset, int columns) {
        Streams.Sink sink = Streams.Sink.terminal(stderr, columns, charset);
        return new LiveProgress("starting", new Stderr(sink, false), now::get);
    }

    private Output output(ProgressMode mode) {
        return output(mode, stderr, StandardCharsets.UTF_8);
    }

    private Output output(ProgressMode mode, ByteArrayOutputStream bytes, Charset charset) {
        Streams streams =
                new Streams(
                        new ByteArrayInputStream(new byte[0]),
                        Streams.Sink.pipe(new ByteArrayOutputStream()),
                        Streams.Sink.terminal(bytes, 60, charset));
        return new Output(new OutputMode(Format.PLAIN, false, false, mode), streams, now::get);
    }
}
