package dev.vox.voice.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.runtime.audio.WireFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Microphone and speaker behind programs, which are shell scripts here.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
@Timeout(30)
class DevicesTest {
    @TempDir Path folder;

    @Test
    void without_a_program_there_is_no_device() {
        Devices devices = Devices.ofPrograms(folder.toString());

        assertThatExceptionOfType(MissingPrerequisite.class)
                .isThrownBy(devices::microphone)
                .withMessage("no microphone is found");
        assertThatExceptionOfType(MissingPrerequisite.class)
                .isThrownBy(devices::speaker)
                .withMessage("no speaker is found");
    }

    @Test
    void a_microphone_gives_what_its_program_hears_and_then_ends() throws Exception {
        Path heard = folder.resolve("heard.raw");
        byte[] sound = new byte[3 * WireFormat.FRAME_BYTES];
        Arrays.fill(sound, (byte) 1);
        Files.write(heard, sound);
        program("parec", "cat '" + heard + "'");

        try (Microphone microphone = Devices.ofPrograms(path()).microphone()) {
            assertThat(microphone.name()).isEqualTo("parec");
            short[] frame = new short[WireFormat.FRAME_SAMPLES];
            int[] frames = new int[1];
            await(() -> {
                boolean more = microphone.next(frame);
                frames[0] += frame[0] == 0x0101 ? 1 : 0;
                return !more;
            });
            assertThat(frames[0]).isEqualTo(3);
            assertThat(frame).containsOnly(0);
        }
    }

    @Test
    void a_microphone_that_is_closed_leaves_no_program() throws Exception {
        Path pid = folder.resolve("pid");
        program("arecord", "echo $$ > '" + pid + "'; exec cat /dev/zero");

        Microphone microphone = Devices.ofPrograms(path()).microphone();
        await(() -> Files.exists(pid) && !read(pid).isBlank());
        microphone.close();

        long program = Long.parseLong(read(pid).strip());
        await(() -> ProcessHandle.of(program).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void a_speaker_hands_frames_to_its_program() throws Exception {
        Path played = folder.resolve("played.raw");
        program("paplay", "exec cat > '" + played + "'");

        try (Speaker speaker = Devices.ofPrograms(path()).speaker()) {
            speaker.take(frame(1), 0);
            speaker.take(frame(2), 0);
            await(() -> size(played) == 2 * WireFormat.FRAME_BYTES);
            assertThat(speaker.problem()).isEmpty();
        }
        assertThat(Files.readAllBytes(played)).startsWith(1).endsWith(2);
    }

    @Test
    void a_speaker_that_is_told_to_drop_is_another_process() throws Exception {
        program("paplay", "exec cat > '" + folder + "/played.'$$");

        try (Speaker speaker = Devices.ofPrograms(path()).speaker()) {
            speaker.take(frame(1), 0);
            await(() -> played() == WireFormat.FRAME_BYTES);
            speaker.drop();
            speaker.take(frame(2), 0);
            await(() -> played() == 2 * WireFormat.FRAME_BYTES);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().contains("played."))).hasSize(2);
        }
    }

    @Test
    void a_speaker_that_is_closed_starts_no_program_any_more() throws Exception {
        program("paplay", "cat > /dev/null");
        Speaker speaker = Devices.ofPrograms(path()).speaker();

        speaker.close();
        speaker.drop();
        speaker.take(frame(1), 0);

        assertThat(
                        ProcessHandle.current()
                                .children()
                                .map(child -> child.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(folder.toString()));
    }

    @Test
    void a_speaker_whose_program_ends_says_so() throws Exception {
        program("aplay", "exit 1");

        try (Speaker speaker = Devices.ofPrograms(path()).speaker()) {
            await(() -> {
                speaker.take(frame(1), 0);
                return speaker.problem().isPresent();
            });
            assertThat(speaker.problem().orElseThrow()).startsWith("the speaker (aplay) stopped: ");
        }
    }

    @Test
    void raw_audio_loses_nothing_however_slowly_it_is_taken() throws Exception {
        byte[] sound = new byte[100 * WireFormat.FRAME_BYTES + 10];
        Arrays.fill(sound, (byte) 1);
        short[] frame = new short[WireFormat.FRAME_SAMPLES];
        int[] frames = new int[1];

        try (RawAudio raw = new RawAudio(new ByteArrayInputStream(sound))) {
            await(() -> {
                boolean more = raw.next(frame);
                frames[0] += frame[0] == 0x0101 ? 1 : 0;
                return !more;
            });
        }

        assertThat(frames[0]).isEqualTo(101);
    }

    private static byte[] frame(int value) {
        byte[] frame = new byte[WireFormat.FRAME_BYTES];
        Arrays.fill(frame, (byte) value);
        return frame;
    }

    private long played() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains("played."))
                    .mapToLong(DevicesTest::size)
                    .sum();
        } catch (IOException e) {
            return -1;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private String path() {
        return folder.resolve("bin").toString();
    }

    private void program(String name, String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
