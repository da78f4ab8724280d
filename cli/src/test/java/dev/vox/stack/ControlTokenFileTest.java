package dev.vox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.Project;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class ControlTokenFileTest {
    @TempDir Path temporary;
    private RunFolder folder;
    private Path file;

    @BeforeEach
    void make() {
        Project project = new Project(temporary);
        folder = RunFolder.create(project);
        file = project.run().resolve("control.token");
    }

    @Test
    void it_is_for_the_owner_alone_and_hard_to_guess() throws IOException {
        try (ControlTokenFile made = ControlTokenFile.create(folder)) {
            assertThat(made.token()).matches("[0-9a-f]{64}");
            assertThat(ControlTokenFile.read(folder)).contains(made.token());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void what_a_crash_left_gives_way_to_a_new_one() throws IOException {
        Files.writeString(file, "old\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        try (ControlTokenFile made = ControlTokenFile.create(folder)) {
            assertThat(made.token()).isNotEqualTo("old");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void one_that_is_anothers_by_now_is_left() throws IOException {
        ControlTokenFile first = ControlTokenFile.create(folder);
        ControlTokenFile second = ControlTokenFile.create(folder);

        first.close();

        assertThat(ControlTokenFile.read(folder)).contains(second.token());
    }

    @Test
    void an_empty_file_holds_none() throws IOException {
        Files.writeString(file, "\n");

        assertThat(ControlTokenFile.read(folder)).isEmpty();
    }
}
