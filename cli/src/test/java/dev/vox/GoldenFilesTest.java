package dev.vox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class GoldenFilesTest {
    @Test
    void everyGoldenFileBelongsToATest() {
        assertThat(Golden.ROOT).isDirectory();
        assertThat(Golden.orphans()).isEmpty();
    }

    @Test
    void aFileWithoutItsTestIsAnOrphan() throws IOException {
        Path folder = Files.createDirectories(Golden.ROOT.resolve("dev.vox.NoSuchTest"));
        Path file = Files.createFile(folder.resolve("noSuchMethod.txt"));
        try {
            assertThat(Golden.orphans()).containsExactly("dev.vox.NoSuchTest/noSuchMethod.txt");
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
