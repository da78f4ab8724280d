package dev.vox.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ProjectRootTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"vox.yaml", ".env.defaults", "compose.yml", "docker-compose.yml", ".git"})
    void isTheNearestMarkedFolderUpwards(String mark) throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Files.createFile(folder.resolve(mark));
        Files.createFile(folder.resolve("a/other.yaml"));

        assertThat(ProjectRoot.above(deep)).isEqualTo(folder);
        assertThat(ProjectRoot.above(folder.resolve("a/../a"))).isEqualTo(folder);
    }

    @Test
    void aNearerMarkWinsWhateverItIs() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Files.createFile(folder.resolve("vox.yaml"));
        Files.createDirectory(folder.resolve("a/.git"));

        assertThat(ProjectRoot.above(deep)).isEqualTo(folder.resolve("a"));
    }

    @Test
    void aFolderWithoutAMarkIsAProjectItself() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));

        assertThat(ProjectRoot.above(deep)).isEqualTo(deep);
    }
}
