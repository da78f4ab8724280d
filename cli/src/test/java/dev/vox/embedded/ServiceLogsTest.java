package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.LogLevel;
import dev.vox.stack.log.LogFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class ServiceLogsTest {
    @TempDir Path temporary;

    @Test
    void a_watcher_that_fails_keeps_no_record_from_the_file_and_no_service_from_its_work() {
        LogFolder folder = new LogFolder(temporary);
        try (ServiceLogs _ =
                ServiceLogs.toFiles(
                        folder,
                        LogLevel.INFO,
                        entry -> {
                            throw new IllegalStateException("nobody watches");
                        })) {
            System.getLogger("vox.worker").log(System.Logger.Level.INFO, "first");
            System.getLogger("vox.worker").log(System.Logger.Level.INFO, "second");
        }

        assertThat(folder.current("worker")).content().contains("first").contains("second");
    }
}
