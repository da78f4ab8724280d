package dev.vox.bench.trace;

import dev.vox.bench.result.Fingerprint;
import dev.vox.json.Json;
import dev.vox.problem.OperationFailed;
import dev.vox.report.FileDestination;
import dev.vox.report.ReportFile;
import dev.vox.runtime.audio.WavWriter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a `.voxtrace`: a ZIP file whose members are stored as they are, in a fixed order and with a fixed time, so that the same
/// conversation makes the same bytes. It appears under its name whole and at once.
final class TraceWriter {
    /// The earliest that a ZIP file can say without an extra field, and a month.
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final TraceSpool spool;
    private final byte[] fingerprint;
    private final Map<TraceMember, Sums> sums = new EnumMap<>(TraceMember.class);

    /// A writer of what a spool holds.
    ///
    /// @throws IOException when the spool cannot be read
    TraceWriter(TraceSpool spool, Fingerprint fingerprint) throws IOException {
        this.spool = spool;
        this.fingerprint =
                Json.pretty(Json.document(TraceManifest.SCHEMA_VERSION, fingerprint))
                        .getBytes(StandardCharsets.UTF_8);
        for (TraceMember member : TraceMember.summed()) {
            sums.put(member, sums(member));
        }
    }

    /// The size and the sums of a member.
    record Sums(long bytes, long crc, String sha256) {}

    /// What the manifest says of the members.
    List<TraceManifest.Member> members() {
        List<TraceManifest.Member> members = new ArrayList<>();
        sums.forEach((member, sum) ->
                members.add(new TraceManifest.Member(member.file(), sum.bytes(), sum.sha256())));
        return members;
    }

    private Sums sums(TraceMember member) throws IOException {
        Summing summing = new Summing();
        try (OutputStream buffered = new BufferedOutputStream(summing)) {
            write(member, buffered);
        }
        return summing.sums();
    }

    private void write(TraceMember member, OutputStream out) throws IOException {
        switch (member) {
            case MANIFEST -> throw new IllegalArgumentException("it holds the sums of the others");
            case FINGERPRINT -> out.write(fingerprint);
            case TIMELINE -> spool.timeline(out::write);
            case AUDIO ->
                    StereoAudio.write(
                            spool.file("microphone"), spool.file("ear"), spool.samples(), out);
            case RECEIVED -> {
                out.write(WavWriter.header(1, spool.receivedBytes()));
                Files.copy(spool.file("received"), out);
            }
        }
    }

    /// Writes the file.
    ///
    /// @param manifest which holds the sums of the others
    /// @throws OperationFailed when it cannot be written; what bore that name before stands
    void write(Path file, TraceManifest manifest) {
        FileDestination destination = new FileDestination(file);
        try {
            ZipOutputStream zip =
                    new ZipOutputStream(
                            new BufferedOutputStream(destination.bytes()), StandardCharsets.UTF_8);
            byte[] text = ManifestText.of(manifest).getBytes(StandardCharsets.UTF_8);
            Summing summing = new Summing();
            summing.write(text, 0, text.length);
            begin(zip, TraceMember.MANIFEST, summing.sums());
            zip.write(text);
            for (Map.Entry<TraceMember, Sums> each : sums.entrySet()) {
                begin(zip, each.getKey(), each.getValue());
                write(each.getKey(), zip);
            }
            zip.finish();
            zip.flush();
            destination.finish();
        } catch (IOException e) {
            destination.drop();
            throw unwritable(file, e);
        }
    }

    /// Says that a file of a trace cannot be written, and why.
    static OperationFailed unwritable(Path file, IOException cause) {
        return new OperationFailed(
                "[%s] the trace cannot be written: %s".formatted(file, ReportFile.reason(cause)),
                null,
                cause);
    }

    private static void begin(ZipOutputStream zip, TraceMember member, Sums sums)
            throws IOException {
        ZipEntry entry = new ZipEntry(member.file());
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(ALWAYS);
        entry.setSize(sums.bytes());
        entry.setCompressedSize(sums.bytes());
        entry.setCrc(sums.crc());
        zip.putNextEntry(entry);
    }

    /// Sums up what is written to it, and forgets it.
    static final class Summing extends OutputStream {
        private final CRC32 crc = new CRC32();
        private final MessageDigest digest;
        private long bytes;

        Summing() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        @Override
        public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) {
            crc.update(some, from, length);
            digest.update(some, from, length);
            bytes += length;
        }

        /// The sums of all of it; once.
        Sums sums() {
            return new Sums(bytes, crc.getValue(), HexFormat.of().formatHex(digest.digest()));
        }
    }
}
