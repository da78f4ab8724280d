package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.validate.CheckBroken;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

class FileKindTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir Path root;

    @BeforeEach
    void makeFiles() throws Exception {
        write("old.txt", "12345", NOON);
        write("new.txt", "", NOON.plusSeconds(1));
        Files.createDirectory(root.resolve("folder"));
        Files.setPosixFilePermissions(
                root.resolve("old.txt"), PosixFilePermissions.fromString("rw-r-----"));
    }

    private void write(String name, String text, Instant at) throws Exception {
        Path file = Files.writeString(root.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    @Test
    void aFileThatIsAsWantedPasses() throws Exception {
        assertThat(look("{path: old.txt, type: file, mode: 0640, size: {min: 1, max: 5}}"))
                .isEqualTo("PASS\nfile = 5 bytes\nmode = 640");
        assertThat(look("{path: new.txt, newer-than: old.txt}"))
                .isEqualTo("PASS\nfile = 0 bytes\nnewer than old.txt = yes");
        assertThat(look("{path: folder, type: folder}")).startsWith("PASS\nfile = a folder");
        assertThat(look("{path: gone.txt, absent: true}")).isEqualTo("PASS\nfile = absent");
        assertThat(look("{path: old.txt/below, exists: false}")).isEqualTo("PASS\nfile = absent");
    }

    @Test
    void everythingThatIsWrongWithAFileIsSaid() throws Exception {
        assertThat(look("{path: old.txt, type: folder, mode: '600', size: {max: 4}}"))
                .isEqualTo(
                        "FAIL old.txt is no folder; size of old.txt in bytes: wanted at most 4, saw"
                                + " 5; old.txt has mode 640, not 600\n"
                                + "file = 5 bytes\n"
                                + "mode = 640");
        assertThat(look("{path: old.txt, newer-than: new.txt}"))
                .isEqualTo(
                        "FAIL old.txt is not newer than new.txt\n"
                                + "file = 5 bytes\nnewer than new.txt = no");
        assertThat(look("{path: gone.txt}"))
                .isEqualTo("FAIL gone.txt does not exist\nfile = absent");
        assertThat(look("{path: old.txt, absent: true}"))
                .isEqualTo("FAIL old.txt exists\nfile = 5 bytes");
    }

    @Test
    void aFileToCompareWithThatIsNotThereIsAMissingPrerequisite() throws Exception {
        assertThat(look("{path: old.txt, newer-than: gone.txt}"))
                .isEqualTo("SKIP gone.txt does not exist\nfile = 5 bytes");
    }

    @Test
    void aPathThatIsNoneBreaksTheCheck() {
        assertThatThrownBy(() -> look("{path: \"a\\0b\"}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("'a\0b' is no path");
        assertThatThrownBy(() -> look("{path: '${NOBODY}/x'}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("a variable is not set: ${NOBODY}/x");
    }

    @Test
    void mistakesAreToldAtTheirPlaces() {
        assertThat(FakeTarget.mistakes(new FileKind(), "{paht: x, type: dir, mode: '888'}"))
                .containsExactly(
                        "phase.yaml:1:1: key 'path' is missing",
                        "phase.yaml:1:2: unknown key 'paht'; did you mean 'path'?",
                        "phase.yaml:1:17: 'type' must be one of file, folder, not 'dir'",
                        "phase.yaml:1:28: 'mode' must be three octal digits between quotes such as"
                                + " \"600\", not '888'");
    }

    private String look(String with) throws Exception {
        return FakeTarget.told(new FakeTarget(root).look(new FileKind(), with));
    }
}
