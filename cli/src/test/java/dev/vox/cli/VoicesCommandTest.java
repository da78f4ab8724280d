package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The voice of these tests has the inputs and the output of Piper's, and makes tones; the tests of `runtime` make the same one.
class VoicesCommandTest {
    private static final String NAME = "en_US-tone-medium";
    private static final String ID = "piper-en-us-tone-medium";

    @TempDir Path root;

    private Path project = Path.of("");
    private Path home = Path.of("");
    private Path downloads = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        project = Files.createDirectories(root.resolve("project"));
        home = Files.createDirectories(root.resolve("home"));
        downloads = Files.createDirectories(root.resolve("downloads"));
        Files.write(downloads.resolve(NAME + ".onnx"), resource(NAME + ".onnx"));
        Files.write(downloads.resolve(NAME + ".onnx.json"), resource(NAME + ".onnx.json"));
        Files.writeString(downloads.resolve("MODEL_CARD"), "# Tone\n* License: CC0\n");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = VoicesCommandTest.class.getResourceAsStream("/voices/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private Run vox(String... words) {
        String[] line =
                Stream.of(
                                Stream.of("voices"),
                                Stream.of(words),
                                Stream.of("--project", project.toString()))
                        .flatMap(each -> each)
                        .toArray(String[]::new);
        return Run.in(Map.of("HOME", home.toString()), line);
    }

    private Path download() {
        return downloads.resolve(NAME + ".onnx");
    }

    private Path place() {
        return project.resolve("voicepacks/piper").resolve(NAME);
    }

    @Test
    void theVoicesThatAreBuiltInAreReady() {
        Run run = vox("list", "--engine", "kevin");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("kevin16\tkevin\ten-US\t16000\tready\t\tBSD-style (FreeTTS, CMU)");
    }

    @Test
    void theVoicesThatProfilesNameAreMissing() {
        Run run = vox("list", "--engine", "piper");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("piper-en-us-lessac-medium\tpiper\t\t\tmissing\t\t")
                .contains("piper-en-gb-alan-medium\tpiper\t\t\tmissing\t\t");
        assertThat(vox("info", "piper-en-us-lessac-medium").exit()).isEqualTo(ExitCode.NEGATIVE);
    }

    @Test
    void aVoiceIsInstalledFromItsFile() throws IOException {
        Run run = vox("install", download().toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("id\t" + ID + "\n")
                .contains("rate\t22050 Hz\n")
                .contains("licence\tCC0\n")
                .contains("state\tready\n")
                .contains("checksum\tverified\n");
        assertThat(place().resolve(NAME + ".onnx")).hasBinaryContent(resource(NAME + ".onnx"));
        assertThat(Files.readString(place().resolve("voicepack.json")))
                .contains("\"schemaVersion\": 1")
                .containsPattern("\"" + NAME + ".onnx\": \"[0-9a-f]{64}\"");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anInstalledVoiceIsFoundByItsIdAndItsName() {
        vox("install", download().toString());

        assertThat(vox("info", ID).out()).isEqualTo(vox("info", NAME).out());
        assertThat(vox("info", ID, "--json").out())
                .contains("\"schemaVersion\":1")
                .contains("\"id\":\"" + ID + "\"")
                .contains("\"checksum\":\"verified\"");
        assertThat(vox("list", "--engine", "piper", "--json").out())
                .contains("\"id\":\"" + ID + "\"");
    }

    @Test
    void aVoiceForAllProjectsIsInTheUsersData() {
        assertThat(vox("install", download().toString(), "--user").exit()).isZero();

        assertThat(home.resolve(".local/share/vox/voicepacks/piper").resolve(NAME)).isDirectory();
        assertThat(place()).doesNotExist();
        assertThat(vox("info", ID).exit()).isZero();
    }

    @Test
    void aVoiceIsReplacedOnlyByForce() throws IOException {
        vox("install", download().toString());
        Files.writeString(downloads.resolve("MODEL_CARD"), "License: MIT\n");

        Run again = vox("install", download().toString());

        assertThat(again.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(again.err()).contains("it is installed already").contains("--force");
        assertThat(vox("info", ID).out()).contains("licence\tCC0");
        assertThat(vox("install", download().toString(), "--force").out()).contains("licence\tMIT");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aChangedFileIsNoticed() throws IOException {
        vox("install", download().toString());
        Files.writeString(place().resolve(NAME + ".onnx.json"), " ", StandardOpenOption.APPEND);

        Run run = vox("info", ID);

        assertThat(run.exit()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(run.out())
                .contains("checksum\tchanged\n")
                .contains("problem\t" + NAME + ".onnx.json is not the file that was installed");
    }

    @Test
    void aVoiceThatWasPutThereByHandIsUnverified() throws IOException {
        Files.createDirectories(place());
        Files.copy(download(), place().resolve(NAME + ".onnx"));
        Files.copy(downloads.resolve(NAME + ".onnx.json"), place().resolve(NAME + ".onnx.json"));

        Run run = vox("info", ID);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("checksum\tunverified");
    }

    @Test
    void aFailureLeavesNoFolderBehindThatWasNotThere() throws IOException {
        Files.writeString(download(), "no network");

        assertThat(vox("install", download().toString()).exit()).isNotZero();

        try (Stream<Path> left = Files.list(project)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatIsNoVoiceIsNotInstalled() throws IOException {
        Files.writeString(downloads.resolve(NAME + ".onnx.json"), "{}");
        Run settings = vox("install", download().toString());
        Files.writeString(download(), "no network");
        Files.write(downloads.resolve(NAME + ".onnx.json"), resource(NAME + ".onnx.json"));
        Run network = vox("install", download().toString());
        Files.delete(downloads.resolve(NAME + ".onnx.json"));
        Run half = vox("install", download().toString());

        assertThat(settings.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(settings.err())
                .contains("'audio.sample_rate' is missing; 'espeak.voice' is missing");
        assertThat(network.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(network.err()).contains("cannot be loaded as an ONNX model");
        assertThat(half.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(half.err()).contains(NAME + ".onnx.json] it is missing");
        assertThat(leftovers()).isEmpty();
        assertThat(place()).doesNotExist();
    }

    @Test
    void anArchiveIsUnpackedWhateverItsFolders() throws IOException {
        assertThat(vox("install", zip("v/" + NAME).toString()).exit()).isZero();
        assertThat(vox("install", tar("v/" + NAME, '0').toString(), "--force").exit()).isZero();

        assertThat(vox("info", ID).out()).contains("checksum\tverified");
        try (Stream<Path> files = Files.list(place())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            NAME + ".onnx", NAME + ".onnx.json", "voicepack.json");
        }
    }

    @Test
    void anArchiveThatLeadsOutOfItselfIsRefused() throws IOException {
        for (Path archive :
                List.of(zip("../" + NAME), zip("/tmp/" + NAME), tar("a/../../" + NAME, '0'))) {
            Run run = vox("install", archive.toString());

            assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(run.err()).contains("a name in it leads out of it");
        }
        assertThat(vox("install", tar(NAME, '2').toString()).err()).contains("it holds a link");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anArchiveThatIsCutOffIsRefused() throws IOException {
        for (Path archive : List.of(zip(NAME), tar(NAME, '0'))) {
            byte[] whole = Files.readAllBytes(archive);
            Files.write(archive, Arrays.copyOf(whole, whole.length / 3));

            Run run = vox("install", archive.toString());

            assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(run.err()).contains("it is cut off");
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anArchiveWithANameThatNoFileHasIsPassedOver() throws IOException {
        Path file = downloads.resolve("odd.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a\0b.onnx"));
        }

        Run run = vox("install", file.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("it holds 0 files .onnx, not one");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
    void anInstalledVoiceIsReadByWhoeverReadsWhatItsUserWrites() throws IOException {
        vox("install", download().toString());
        Path usual = Files.createDirectory(root.resolve("usual"));

        assertThat(Files.getPosixFilePermissions(place()))
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void anUnknownEngineIsAUsageProblem() {
        Run run = vox("list", "--engine", "pipe");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("error: unknown engine 'pipe'")
                .contains("did you mean 'piper'?");
    }

    @Test
    void anUnknownVoiceIsAUsageProblem() {
        Run run = vox("info", "kevin17");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("error: unknown voice 'kevin17'")
                .contains("did you mean 'kevin");
    }

    private List<Path> leftovers() throws IOException {
        Path voices = place().getParent();
        if (voices == null || !Files.isDirectory(voices)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(voices)) {
            return files.filter(file -> file.getFileName().toString().startsWith(".")).toList();
        }
    }

    private Path zip(String voice) throws IOException {
        Path file = downloads.resolve("voice.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String suffix : List.of(".onnx", ".onnx.json", ".txt")) {
                zip.putNextEntry(new ZipEntry(voice + suffix));
                zip.write(suffix.equals(".txt") ? new byte[1] : resource(NAME + suffix));
            }
        }
        return file;
    }

    private Path tar(String voice, char kind) throws IOException {
        Path file = downloads.resolve("voice.tar.gz");
        try (OutputStream tar = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String suffix : List.of(".onnx", ".onnx.json")) {
                byte[] content = resource(NAME + suffix);
                tar.write(header(voice + suffix, content.length, kind));
                tar.write(content);
                tar.write(new byte[(512 - content.length % 512) % 512]);
            }
            tar.write(new byte[1024]);
        }
        return file;
    }

    private static byte[] header(String name, int size, char kind) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(name.getBytes(UTF_8));
        header.writeBytes(new byte[124 - header.size()]);
        header.writeBytes("%011o\0".formatted(size).getBytes(UTF_8));
        header.writeBytes(new byte[156 - header.size()]);
        header.write(kind);
        header.writeBytes(new byte[512 - header.size()]);
        return header.toByteArray();
    }
}
