package dev.vox.cli.repl.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.problem.OperationFailed;
import dev.vox.runtime.audio.WavFile;
import dev.vox.runtime.audio.WireFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;

/// What is recorded, and what is said when it cannot be.
@Timeout(60)
class RecordingTest {
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();

    @TempDir Path folder;

    @Test
    void silence_is_written_as_it_was_two_seconds_at_most() throws Exception {
        Recording recording = Recording.to(folder.resolve("heard.wav"));
        byte[] frame = new byte[WireFormat.FRAME_BYTES];
        recording.played(frame, frame.length, 0);
        recording.played(frame, frame.length, 5 * FRAME);
        recording.played(frame, frame.length, Duration.ofMinutes(1).toNanos());

        assertThat(recording.finish()).isEmpty();
        assertThat(WavFile.read(recording.file()).duration()).isEqualTo(Duration.ofMillis(2140));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a pipe stands for the disk")
    void a_disk_that_fails_early_is_told_at_the_end_and_holds_nobody_up() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        FutureTask<Integer> reader =
                new FutureTask<>(() -> {
                    try (FileInputStream in = new FileInputStream(pipe.toFile())) {
                        return in.read();
                    }
                });
        Thread.ofPlatform().daemon().start(reader);
        Recording recording = Recording.to(pipe);
        assertThat(reader.get()).isEqualTo((int) 'R');
        byte[] frame = new byte[WireFormat.FRAME_BYTES];
        for (int i = 0; i < 2000; i++) {
            recording.played(frame, frame.length, i * FRAME);
        }

        assertThatExceptionOfType(OperationFailed.class)
                .isThrownBy(recording::finish)
                .withMessageStartingWith("[" + pipe + "] the recording cannot be written: ");
        assertThat(Files.exists(pipe)).isTrue();
    }
}
