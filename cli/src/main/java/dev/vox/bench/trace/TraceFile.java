package dev.vox.bench.trace;

import dev.vox.bench.result.Fingerprint;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.report.ReportFile;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.text.Figures;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A `.voxtrace` that was checked: its members are those of a trace and no others, stored and not packed, not larger than the file, and
/// their sums are as the manifest says. So nothing in it can be more than it seems, and no name leads anywhere.
public final class TraceFile implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 22;

    private final Path file;
    private final ZipFile zip;
    private final Map<TraceMember, ZipEntry> entries = new EnumMap<>(TraceMember.class);
    private final TraceManifest manifest;
    private final Fingerprint fingerprint;

    private TraceFile(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        requireMembers(Files.size(file));
        this.manifest = ManifestText.read(place(TraceMember.MANIFEST), text(TraceMember.MANIFEST));
        requireSums();
        requireLength();
        this.fingerprint = readFingerprint();
    }

    /// Opens a trace and checks all of it.
    ///
    /// @throws InvalidConfiguration when it cannot be read, is none, is of a newer version, or is not as it was written
    public static TraceFile open(Path file) {
        try {
            if (!Files.exists(file)) {
                throw new InvalidConfiguration("[%s] is not there".formatted(file));
            }
            ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            try {
                return new TraceFile(file, zip);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (UnreadableTrace e) {
            throw new InvalidConfiguration(
                    "[%s] this is no trace: %s".formatted(file, e.getMessage()), null, e);
        } catch (ZipException e) {
            throw new InvalidConfiguration(
                    "[%s] this is no trace: it is no ZIP file".formatted(file),
                    "`vox bench trace` writes one",
                    e);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[%s] cannot be read: %s".formatted(file, ReportFile.reason(e)), null, e);
        }
    }

    private void requireMembers(long fileBytes) {
        long all = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            TraceMember member =
                    TraceMember.named(entry.getName())
                            .orElseThrow(
                                    () -> new UnreadableTrace("a member of another name is in it"));
            if (entry.getMethod() != ZipEntry.STORED
                    || entry.getCompressedSize() != entry.getSize()) {
                throw new UnreadableTrace(member.file() + " is packed; a trace's are stored");
            }
            if (entry.getSize() > member.mostBytes()) {
                throw new UnreadableTrace(member.file() + " is too large");
            }
            if (entries.put(member, entry) != null) {
                throw new UnreadableTrace(member.file() + " is in it twice");
            }
            all += entry.getSize();
        }
        if (all > fileBytes) {
            throw new UnreadableTrace("its members are larger than the file");
        }
        for (TraceMember member : TraceMember.values()) {
            if (!entries.containsKey(member)) {
                throw new UnreadableTrace(member.file() + " is missing");
            }
        }
    }

    private void requireSums() throws IOException {
        List<String> summed = manifest.members().stream().map(TraceManifest.Member::name).toList();
        if (!summed.equals(TraceMember.summed().stream().map(TraceMember::file).toList())) {
            throw new UnreadableTrace("manifest.json does not name the members in their order");
        }
        for (TraceManifest.Member member : manifest.members()) {
            TraceWriter.Summing summing = new TraceWriter.Summing();
            try (InputStream content = open(TraceMember.named(member.name()).orElseThrow())) {
                content.transferTo(summing);
            }
            TraceWriter.Sums sums = summing.sums();
            if (!sums.sha256().equals(member.sha256()) || sums.bytes() != member.bytes()) {
                throw new UnreadableTrace(
                        "%s is not as it was written: its SHA-256 is %s, manifest.json says %s"
                                .formatted(member.name(), sums.sha256(), digest(member.sha256())));
            }
        }
    }

    /// A replay lasts as long as the manifest says: it must not say more than there is.
    private void requireLength() {
        Duration there = StereoAudio.length(entry(TraceMember.AUDIO).getSize());
        if (manifest.duration().minus(there).abs().compareTo(WireFormat.FRAME_DURATION) > 0) {
            throw new UnreadableTrace(
                    "audio.wav lasts %s, manifest.json says %s"
                            .formatted(
                                    Figures.duration(there),
                                    Figures.duration(manifest.duration())));
        }
    }

    private static String digest(String claimed) {
        return claimed.matches("[0-9a-f]{64}") ? claimed : "something else";
    }

    private ZipEntry entry(TraceMember member) {
        return Objects.requireNonNull(entries.get(member), "every member is there");
    }

    private InputStream open(TraceMember member) throws IOException {
        return new BufferedInputStream(zip.getInputStream(entry(member)), 1 << 16);
    }

    private String text(TraceMember member) throws IOException {
        try (InputStream content = open(member)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String place(TraceMember member) {
        return file + "!" + member.file();
    }

    private Fingerprint readFingerprint() throws IOException {
        String source = place(TraceMember.FINGERPRINT);
        Map<String, String> facts = new LinkedHashMap<>();
        try {
            Optional<JsonValue> members =
                    Json.parse(source, text(TraceMember.FINGERPRINT)).get("facts");
            if (members.orElse(null) instanceof JsonValue.Members(var values)) {
                values.forEach((fact, value) -> {
                    if (value instanceof JsonValue.Text(String text)) {
                        facts.put(fact, text);
                    }
                });
            }
        } catch (MalformedJson e) {
            throw new InvalidConfiguration(String.valueOf(e.getMessage()), null, e);
        }
        return new Fingerprint(facts);
    }

    /// What it says of itself.
    public TraceManifest manifest() {
        return manifest;
    }

    /// On what it was recorded.
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /// Gives everything that happened to a taker, in the order of its times.
    ///
    /// @throws InvalidConfiguration when a line is no entry
    public void timeline(Consumer<TimelineEntry> taker) {
        String source = place(TraceMember.TIMELINE);
        try (InputStream content = open(TraceMember.TIMELINE)) {
            int number = 1;
            for (String line = line(content); line != null; line = line(content)) {
                taker.accept(TimelineText.read(source + ":" + number, line));
                number++;
            }
        } catch (MalformedJson | UnreadableTrace e) {
            throw new InvalidConfiguration(String.valueOf(e.getMessage()), null, e);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "[%s] cannot be read: %s".formatted(file, ReportFile.reason(e)), null, e);
        }
    }

    private static @Nullable String line(InputStream content) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int next = content.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() == LONGEST_LINE) {
                throw new UnreadableTrace("a line of timeline.ndjson is too long");
            }
            line.write(next);
            next = content.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /// What the microphone gave and the ear heard, behind the header: 16 bit, left and right in turns. The caller closes it.
    InputStream audio() throws IOException {
        return new Samples(open(TraceMember.AUDIO), entry(TraceMember.AUDIO).getSize());
    }

    private static final class Samples extends FilterInputStream {
        Samples(InputStream wav, long bytes) throws IOException {
            super(wav);
            StereoAudio.skipHeader(wav, 2, bytes);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
