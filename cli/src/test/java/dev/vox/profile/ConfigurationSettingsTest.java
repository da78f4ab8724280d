package dev.vox.profile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.Environment;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ConfigurationSettingsTest {
    @TempDir Path root;

    @Test
    void every_bad_value_of_every_file_is_named_at_once_with_its_line() throws IOException {
        Files.writeString(root.resolve(".env.defaults"), "# ports\nORCHESTRATOR_WS_PORT=80\n");
        Files.writeString(root.resolve(".env"), "LOG_LEVEL=${LEVEL}\nLEVEL=inof\n");
        Files.writeString(root.resolve(".env.local"), "\n\n\n\n\n\nWORKER_GRPC_PORT=abc\n");

        assertThatThrownBy(() -> settings(Map.of("TTL_MS", "0")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContainingAll(
                        "[.env.defaults:2] ORCHESTRATOR_WS_PORT=80: not a port (1024–65535)",
                        "[.env:1] LOG_LEVEL=inof: not one of trace, debug, info, warning, error"
                                + " (did you mean info?)",
                        "[.env.local:7] WORKER_GRPC_PORT=abc: not a port (1024–65535)",
                        "[environment] TTL_MS=0: not a number of milliseconds (1–");
    }

    private void settings(Map<String, String> process) {
        Environment.of(
                Configuration.read(new Project(root), process, EnvironmentFlags.NONE).variables());
    }
}
