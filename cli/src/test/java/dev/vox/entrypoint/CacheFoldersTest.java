package dev.vox.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.MissingPrerequisite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class CacheFoldersTest {
    @TempDir Path folder;

    @Test
    void foldersThatAreNamedAreMade() {
        CacheFolders.prepare(
                Map.of(
                        "HF_HOME", folder.resolve("a/b/hf").toString(),
                        "TORCH_HOME", "",
                        "XDG_CACHE_HOME", folder.toString()),
                null);

        assertThat(folder.resolve("a/b/hf")).isDirectory();
    }

    @Test
    void oneThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() ->
                        CacheFolders.prepare(
                                Map.of("HF_HOME", file.resolve("hf").toString()), null))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageStartingWith("[HF_HOME=" + file.resolve("hf") + "] cannot be prepared");
    }
}
