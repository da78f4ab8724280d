package dev.vox.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class LayerFileTest {
    @TempDir Path folder;

    private LayerFile read(String name) {
        return LayerFile.read(LayerName.LOCAL, folder, Path.of(name));
    }

    private void refuses(String name, String message) {
        assertThatThrownBy(() -> read(name))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(message);
    }

    @Test
    void a_file_that_need_not_be_there_is_absent() {
        assertThat(LayerFile.find(LayerName.LOCAL, folder, Path.of(".env.local"))).isEmpty();
    }

    @Test
    void a_file_that_was_asked_for_must_be_there() {
        refuses("my.env", "[my.env] no such file");
    }

    @Test
    void a_folder_in_place_of_a_file_is_told() throws IOException {
        Files.createDirectory(folder.resolve(".env"));

        refuses(".env", "[.env] a folder, not a file");
    }

    @Test
    void a_binary_file_is_told() throws IOException {
        Files.write(folder.resolve(".env"), new byte[] {0x7f, 'E', 'L', 'F', 0, 1, (byte) 0xff});

        refuses(".env", "[.env] a binary file, not lines of KEY=value");
    }

    @Test
    void bytes_that_are_not_utf8_are_told_with_their_line() throws IOException {
        Files.write(
                folder.resolve(".env"), "A=1\nB=gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));

        refuses(".env", "[.env:2] not UTF-8 text");
    }

    @Test
    void a_file_without_an_end_is_not_read_to_it() {
        Path zeros = Path.of("/dev/zero");
        assumeTrue(Files.exists(zeros), "no endless file here");

        assertThatThrownBy(() -> LayerFile.read(LayerName.FLAGS, folder, zeros))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("[/dev/zero] larger than 64 MB, so no file of variables");
    }

    @Test
    void a_file_that_fails_while_it_is_read_is_told() {
        Path memory = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(memory), "no such file here");

        assertThatThrownBy(() -> LayerFile.read(LayerName.FLAGS, folder, memory))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith("[/proc/self/mem] cannot be read: ");
    }

    @Test
    void a_file_that_may_not_be_read_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), "A=1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything");

        refuses(".env", "[.env] cannot be read: permission denied");
    }

    @Test
    void every_mistake_is_told_with_file_and_line() throws IOException {
        Files.writeString(folder.resolve(".env"), "A B=1\nC=1\nD%=2\n");

        assertThat(read(".env").mistakes())
                .containsExactly(
                        "[.env:1] key cannot contain a space: \"A B\"",
                        "[.env:3] unexpected character \"%\" in variable name \"D%\"");
    }

    @Test
    void a_layer_holds_what_has_a_key_and_a_value() throws IOException {
        Files.writeString(folder.resolve(".env"), "ALONE\n=nobody\nA='$B'\nC=\n");

        assertThat(read(".env").layer().definitions())
                .containsExactly(
                        new Definition(
                                "A", "$B", false, new Origin.FileLine(Path.of(".env"), 3), false),
                        new Definition(
                                "C", "", true, new Origin.FileLine(Path.of(".env"), 4), false));
    }
}
