package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.Json;
import dev.vox.json.MalformedJson;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// What is packed by `vox doctor --bundle` tells much, and no secret.
class DoctorBundleTest {
    /// Every secret of the project holds this word, and no other text does.
    private static final String WORD = "tangerine";

    private static final Map<String, String> PROCESS =
            Map.of("PATH", "/usr/bin:/bin", "OPENAI_API_KEY", "sk-tangerine-process");

    @TempDir Path project;
    @TempDir Path elsewhere;

    @BeforeEach
    void fill() throws IOException {
        write(
                ".env.defaults",
                """
                REDIS_PASSWORD=${REDIS_SECRET:-tangerine-default}
                REDIS_URL=redis://:${REDIS_PASSWORD}@localhost:6379/0
                OTHER_URL=redis://:${OTHER_PASSWORD:-tangerine-word}@localhost:6379/0
                PLAIN_URL=https://somebody:tangerine-url@example.org/x
                WEBHOOK=https://example.org/tangerine-hook # @sensitive
                COPY=see tangerine-default and https://example.org/tangerine-hook
                """);
        write(".env.local", "SIGNING_SECRET=\"tangerine\nof lines, tangerine\"\nMODEL_ODD\n=x\n");
        write(".env", "ODD_TOKEN=\"tan\\\"gerine tangerine & more\"\n");
        write(
                "vox.yaml",
                """
                project: secretive
                tasks:
                  deploy: curl -H "Authorization: Bearer tangerine-bearer" https://a:tangerine-task@b
                  login: tool --api-key tangerine-option
                """);
        write(
                "compose.yaml",
                """
                services:
                  worker:
                    image: scratch
                    environment:
                      API_TOKEN: tangerine-compose
                      DATABASE_URL: postgres://u:tangerine-database@db/x
                  other:
                    image: scratch
                    environment:
                      - SOME_SECRET=tangerine-list
                """);
        write(
                "profiles/own.yaml",
                """
                name: own
                extends: mock
                env:
                  VOICE_TOKEN: |
                    tangerine-block
                    tangerine second line of it
                """);
        write(
                ".vox/logs/worker.log",
                """
                2026-11-20T09:43:54.123Z INFO worker loaded kevin16
                2026-11-20T09:43:55.123Z WARN worker password=tangerine-log for redis://:tangerine-default@r
                2026-11-20T09:43:56.123Z WARN worker {"apiKey":"tangerine-json","n":1}
                2026-11-20T09:43:57.123Z WARN worker sk-tangerine-process at https%3A%2F%2Fexample.org%2Ftangerine-hook
                2026-11-20T09:43:58.123Z WARN worker token: tangerine with spaces
                """);
        write(".vox/run/control.token", "tangerine-control\n");
        write(".vox/logs/stack.out", "tangerine-control seen\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Map<String, String> pack(Path file) throws IOException {
        Run run =
                Run.in(
                        PROCESS,
                        "doctor",
                        "--project",
                        project.toString(),
                        "--bundle",
                        file.toString());
        assertThat(run.out()).contains("bundle\t" + file);
        Map<String, String> files = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void noByteOfItIsASecret() throws IOException {
        Map<String, String> files = pack(elsewhere.resolve("out.zip"));

        assertThat(files).hasSizeGreaterThan(12);
        files.forEach((name, text) ->
                assertThat(text.toLowerCase(Locale.ROOT).lines().filter(l -> l.contains(WORD)))
                        .as(name)
                        .isEmpty());
    }

    @Test
    void whatIsNoSecretIsThere() throws IOException {
        Map<String, String> files = pack(elsewhere.resolve("out.zip"));

        assertThat(files.keySet())
                .startsWith("MANIFEST.md", "report.json", "report.md", "versions.json")
                .contains(
                        "environment.json",
                        "plan.json",
                        "status.json",
                        "config/vox.yaml",
                        "config/compose.yaml",
                        "config/profiles/own.yaml",
                        "logs/worker.log",
                        "logs/stack.out");
        assertThat(files.get("config/vox.yaml")).contains("project: secretive");
        assertThat(files.get("logs/worker.log")).contains("INFO worker loaded kevin16");
        assertThat(files.get("report.json")).contains("\"checks\": [");
        assertThat(files.get("report.md")).contains("- [x]");
        assertThat(files.get("versions.json")).contains("vox ").contains("\"jdk\"");
        files.keySet().stream()
                .filter(name -> !name.equals("MANIFEST.md"))
                .forEach(name -> assertThat(files.get("MANIFEST.md")).contains("| " + name));
    }

    @Test
    void itsJsonIsJsonAndTellsTheVariables() throws IOException, MalformedJson {
        write(".env.local", "PLAIN_WORD=seen\nPLAIN_WORD=twice\nSIGNING_SECRET=tangerine\n");

        Map<String, String> files = pack(elsewhere.resolve("out.zip"));

        for (String name : files.keySet()) {
            if (name.endsWith(".json")) {
                assertThat(Json.parse(name, files.get(name))).isNotNull();
            }
        }
        assertThat(files.get("environment.json"))
                .contains("\"PLAIN_WORD\"", "\"twice\"", "\"SIGNING_SECRET\"");
        assertThat(files.get("report.json")).contains("duplicate-key");
    }

    @Test
    void anEmptyFolderStaysEmpty() throws IOException {
        Path empty = Files.createDirectory(elsewhere.resolve("empty"));

        Run run =
                Run.in(
                        PROCESS,
                        "doctor",
                        "--project",
                        empty.toString(),
                        "--bundle",
                        elsewhere.resolve("out.zip").toString());

        assertThat(run.out()).contains("bundle\t");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void theOrderIsAlwaysTheSame() throws IOException {
        assertThat(pack(elsewhere.resolve("one.zip")).keySet())
                .containsExactlyElementsOf(pack(elsewhere.resolve("two.zip")).keySet());
    }

    @Test
    void onlyItsOwnerMayReadItAndNothingElseIsLeft() throws IOException {
        Path file = elsewhere.resolve("out.zip");
        pack(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(elsewhere).isDirectoryNotContaining("glob:**.tmp");
    }
}
