package dev.vox.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vox.bench.metric.Metric;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.runtime.audio.WavFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// What is in a `.voxtrace`, and what is refused that says it were one.
@Timeout(60)
class TraceFileTest {
    @TempDir Path folder;

    @Test
    void the_same_conversation_makes_the_same_bytes() throws Exception {
        Path one = trace().write(folder.resolve("one.voxtrace"));
        Path other = trace().write(folder.resolve("other.voxtrace"));

        assertThat(one).hasSameBinaryContentAs(other);
    }

    @Test
    void what_was_written_is_read_again() throws Exception {
        try (TraceFile read = TraceFile.open(trace().write(folder.resolve("a.voxtrace")))) {
            assertThat(read.manifest().conversed().name()).isEqualTo("made up");
            assertThat(read.manifest().duration()).isEqualTo(Duration.ofMillis(600));
            assertThat(read.manifest().recordedAt()).isEqualTo(MadeTrace.RECORDED_AT);
            assertThat(read.manifest().figures())
                    .containsExactly(
                            new TraceFigure(Metric.FIRST_AUDIBLE, 1, 123_456_000, null, null));
            assertThat(read.fingerprint().facts()).containsEntry("model", "kevin16");
            List<TimelineEntry> entries = TraceTrial.timeline(read);
            assertThat(entries)
                    .extracting(TimelineEntry::type)
                    .containsExactly(
                            "user_began", "text", "user_ended", "answer_audible", "answer_ended");
            assertThat(entries.get(1).text("text"))
                    .isEqualTo("say “hi”\nand\u001b[31m go\u202e on");
        }
    }

    @Test
    void nothing_in_the_timeline_makes_a_terminal_do_something() throws Exception {
        Path file = trace().write(folder.resolve("a.voxtrace"));

        String timeline = new String(content(file).get("timeline.ndjson"), StandardCharsets.UTF_8);

        assertThat(timeline.lines()).hasSize(5);
        assertThat(timeline)
                .contains("\\u001b[31m go\\u202e on")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @Test
    void the_audio_is_aligned_left_the_microphone_right_the_ear() throws Exception {
        Path file = trace().write(folder.resolve("a.voxtrace"));
        Path wav = Files.write(folder.resolve("audio.wav"), content(file).get("audio.wav"));

        WavFile audio = WavFile.read(wav);

        assertThat(audio.channels()).isEqualTo(2);
        assertThat(audio.sampleRate()).isEqualTo(48_000);
        assertThat(loud(audio, 0)).containsExactly(100 * 48, 200 * 48 - 1);
        assertThat(loud(audio, 1)).containsExactly(300 * 48, 500 * 48 - 1);
    }

    @Test
    void another_program_reads_the_audio() throws Exception {
        Path file = trace().write(folder.resolve("a.voxtrace"));
        assumeTrue(has("python3"), "there is no python3 here");

        String said =
                run(
                        "python3",
                        "-c",
                        """
                        import sys, io, json, wave, zipfile
                        z = zipfile.ZipFile(sys.argv[1])
                        assert z.testzip() is None
                        for name in ("audio.wav", "received.wav"):
                            w = wave.open(io.BytesIO(z.read(name)))
                            print(w.getnchannels(), w.getframerate(), w.getsampwidth(), w.getnframes())
                        for line in z.read("timeline.ndjson").decode().splitlines():
                            assert json.loads(line)["t"] >= 0
                        """,
                        file.toString());

        assertThat(said).isEqualTo("2 48000 2 28800\n1 48000 2 960\n");
    }

    @Test
    void a_changed_member_is_named_with_its_sum() throws Exception {
        Path file = trace().write(folder.resolve("a.voxtrace"));
        Map<String, byte[]> members = content(file);
        byte[] timeline = members.get("timeline.ndjson");
        timeline[5] = '9';

        refused(zip(members, false), "timeline.ndjson is not as it was written: its SHA-256 is ");
    }

    @Test
    void a_newer_version_is_refused_by_its_number() throws Exception {
        Map<String, byte[]> members = content(trace().write(folder.resolve("a.voxtrace")));
        String manifest = new String(members.get("manifest.json"), StandardCharsets.UTF_8);
        members.put(
                "manifest.json",
                manifest.replace("\"schemaVersion\": 1", "\"schemaVersion\": 2")
                        .getBytes(StandardCharsets.UTF_8));

        refused(zip(members, false), "schemaVersion 2 is unknown; this vox reads 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            textBlock =
                    """
                    "durationMs": [0-9.]+       -> "durationMs": 3000000000000  -> audio.wav lasts
                    "playoutBufferMs": [0-9.]+  -> "playoutBufferMs": 7200001   -> conversation.playoutBufferMs: this is longer than a recording may be
                    "jitterMs": [0-9.]+         -> "jitterMs": 1e9              -> conversation.network.jitterMs: this is longer than a recording may be
                    """)
    void a_time_that_no_recording_has_is_refused(String key, String hostile, String problem)
            throws Exception {
        Map<String, byte[]> members = content(trace().write(folder.resolve("a.voxtrace")));
        String manifest = new String(members.get("manifest.json"), StandardCharsets.UTF_8);
        String changed = manifest.replaceFirst(key, hostile);
        assertThat(changed).isNotEqualTo(manifest);
        members.put("manifest.json", changed.getBytes(StandardCharsets.UTF_8));

        refused(zip(members, false), problem);
    }

    @Test
    void packed_members_are_refused_before_they_are_unpacked() throws Exception {
        Map<String, byte[]> members = content(trace().write(folder.resolve("a.voxtrace")));
        members.put("audio.wav", new byte[100_000_000]);

        Path bomb = zip(members, true);

        assertThat(Files.size(bomb)).isLessThan(200_000);
        refused(bomb, "is packed; a trace's are stored");
    }

    @Test
    void a_name_that_leads_elsewhere_is_refused() throws Exception {
        Map<String, byte[]> members = content(trace().write(folder.resolve("a.voxtrace")));
        members.put("../../evil", new byte[10]);

        refused(zip(members, false), "a member of another name is in it");
        assertThat(folder.getParent().resolve("evil")).doesNotExist();
    }

    @Test
    void a_member_that_is_missing_is_named() throws Exception {
        Map<String, byte[]> members = content(trace().write(folder.resolve("a.voxtrace")));
        members.remove("received.wav");

        refused(zip(members, false), "received.wav is missing");
    }

    @Test
    void every_mistake_of_the_manifest_is_told_at_once() throws Exception {
        Map<String, byte[]> members = content(trace().write(folder.resolve("a.voxtrace")));
        String manifest = new String(members.get("manifest.json"), StandardCharsets.UTF_8);
        members.put(
                "manifest.json",
                manifest.replace("\"sampleRate\": 48000", "\"sampleRate\": 7")
                        .replace("\"loss\": 0", "\"loss\": 8")
                        .replace("first_audible", "first_heard")
                        .getBytes(StandardCharsets.UTF_8));

        refused(
                zip(members, false),
                "this has 3 mistakes",
                "conversation.sampleRate: this is neither 48000 nor 16000",
                "conversation.network.loss: this is not a share from 0 to 1",
                "figures[0].figure: there is no such figure");
    }

    @Test
    void what_is_cut_off_is_no_zip_file() throws Exception {
        Path file = trace().write(folder.resolve("a.voxtrace"));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        refused(file, "this is no trace: it is no ZIP file");
        refused(folder.resolve("none.voxtrace"), "is not there");
    }

    @Test
    void what_cannot_be_written_leaves_nothing_behind() throws Exception {
        Path taken = Files.createDirectory(folder.resolve("taken.voxtrace"));

        assertThatThrownBy(() -> trace().write(taken)).isInstanceOf(IOException.class);
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("."));
    }

    private static MadeTrace trace() {
        return new MadeTrace(Duration.ofMillis(600))
                .hears(300, 500)
                .says(100, 200)
                .event(150, "text", "text", "say “hi”\nand\u001b[31m go\u202e on", "role", "user")
                .latency(Metric.FIRST_AUDIBLE, 1, Duration.ofNanos(123_456_000));
    }

    private static void refused(Path file, String... words) {
        assertThatThrownBy(() -> TraceFile.open(file))
                .isInstanceOf(InvalidConfiguration.class)
                .message()
                .contains(file.toString())
                .contains(words);
    }

    private static Map<String, byte[]> content(Path file) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return members;
    }

    private Path zip(Map<String, byte[]> members, boolean packed) throws IOException {
        Path file = folder.resolve("changed.voxtrace");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : members.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                if (!packed) {
                    CRC32 sum = new CRC32();
                    sum.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /// The first and the last sample of a channel that sound.
    private static List<Integer> loud(WavFile audio, int channel) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < audio.samples().length / 2; i++) {
            if (audio.samples()[2 * i + channel] != 0) {
                places.add(i);
            }
        }
        return List.of(places.getFirst(), places.getLast());
    }

    private static boolean has(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
