package dev.vox.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.runtime.audio.WireFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its players are shell scripts")
@Timeout(30)
class PlayerTest {
    private static final Duration AMPLE = Duration.ofSeconds(60);

    /// Never reads, and what it started holds its end of the pipe.
    private static final String DEAF = "sleep 300; true";

    @TempDir Path directory;

    @Test
    void a_player_that_stops_reading_is_given_up_and_killed() throws Exception {
        Player player = start(DEAF, Duration.ofMillis(200));
        List<ProcessHandle> family;
        try (player) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> endless(player))
                    .withMessage("[aplay] the player took no audio for 200 ms");
            family = awaitFamily();
        }
        assertGone(family);
    }

    @Test
    void a_player_that_does_not_take_the_rest_is_given_up() throws Exception {
        Player player = start(DEAF, Duration.ofMillis(200));
        List<ProcessHandle> family;
        try (player) {
            for (int i = 0; i < 90; i++) {
                player.frame(new byte[WireFormat.FRAME_BYTES]);
            }

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(player::finish)
                    .withMessage("[aplay] the player did not take the audio within 2000 ms");
            family = awaitFamily();
        }
        assertGone(family);
    }

    @Test
    void an_interrupt_ends_a_player_that_stops_reading() throws Exception {
        Player player = start(DEAF, AMPLE);
        List<ProcessHandle> family = awaitFamily();
        CompletableFuture<Exception> thrown = new CompletableFuture<>();
        Thread speaking =
                Thread.ofPlatform()
                        .start(() -> {
                            try (player) {
                                endless(player);
                            } catch (IOException e) {
                                thrown.complete(e);
                            }
                        });

        speaking.interrupt();

        assertThat(thrown.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InterruptedIOException.class)
                .hasRootCauseInstanceOf(InterruptedException.class);
        assertGone(family);
    }

    @Test
    void a_player_that_leaves_is_quoted() throws Exception {
        Player player = start("exec <&-; echo 'no sound card' >&2; sleep 300", AMPLE);
        try (player) {
            awaitFamily();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> endless(player))
                    .withMessage("[aplay] the player stopped listening: no sound card");
        }
    }

    @Test
    void what_was_taken_slowly_is_whole() throws Exception {
        Path heard = directory.resolve("heard");
        Path go = directory.resolve("go");
        assertThat(new ProcessBuilder("mkfifo", go.toString()).start().waitFor()).isZero();
        try (Player player = start("read -r go < '" + go + "'; cat > '" + heard + "'", AMPLE)) {
            for (int i = 0; i < 100; i++) {
                player.frame(new byte[WireFormat.FRAME_BYTES]);
            }
            Files.writeString(go, "go\n", StandardOpenOption.WRITE);
            player.finish();
        }
        assertThat(heard).hasSize(100L * WireFormat.FRAME_BYTES);
        assertThat(folder()).doesNotExist();
    }

    private Player start(String script, Duration patience) throws IOException {
        Path file = directory.resolve("aplay");
        Files.writeString(
                file,
                "#!/bin/sh\nPATH=/usr/bin:/bin\necho $$ > '%s.part'; mv '%s.part' '%s'\n%s\n"
                        .formatted(pid(), pid(), pid(), script));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return Player.start(
                PlayerProgram.find(directory.toString()),
                Files.createDirectory(folder()),
                patience);
    }

    private Path pid() {
        return directory.resolve("pid");
    }

    private Path folder() {
        return directory.resolve("vox-player");
    }

    private static void endless(Player player) throws IOException {
        while (true) {
            player.frame(new byte[WireFormat.FRAME_BYTES]);
        }
    }

    /// The player and the program that it waits for, as soon as they run.
    private List<ProcessHandle> awaitFamily() throws IOException {
        while (!Files.exists(pid())) {
            pause();
        }
        ProcessHandle player =
                ProcessHandle.of(Long.parseLong(Files.readString(pid()).strip())).orElseThrow();
        List<ProcessHandle> children = player.children().toList();
        while (children.stream().noneMatch(PlayerTest::sleeps)) {
            pause();
            children = player.children().toList();
        }
        return Stream.concat(Stream.of(player), children.stream()).toList();
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }

    private static boolean sleeps(ProcessHandle program) {
        return program.info().command().orElse("").endsWith("sleep");
    }

    private void assertGone(List<ProcessHandle> family) {
        assertThat(family).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
        assertThat(folder()).doesNotExist();
    }
}
