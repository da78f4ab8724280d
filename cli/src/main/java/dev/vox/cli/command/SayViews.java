package dev.vox.cli.command;

import dev.vox.text.Facts;
import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.voice.FrameJitter;
import dev.vox.voice.Narration;
import dev.vox.voice.SayReport;
import dev.vox.voice.UtteranceMeasurement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What `vox say` shows. Names and units are those of the metrics' definitions.
final class SayViews {
    private static final String SILENT = "none: all was silent";

    private SayViews() {}

    static Renderings report(SayReport report) {
        return Renderings.of(() -> page(report), () -> rows(report), () -> document(report));
    }

    private static Page page(SayReport report) {
        Narration narration = report.narration();
        Facts facts =
                Facts.none()
                        .and("first_audible", firstAudio(narration.first()))
                        .and("audio", audio(narration));
        Optional<String> rtf = factor(narration.rtf()).map(BigDecimal::toPlainString);
        if (rtf.isPresent()) {
            facts =
                    facts.and(
                            "rtf",
                            Line.of(Style.ACCENT, rtf.get())
                                    .and(
                                            Style.DIM,
                                            "  made in " + Figures.duration(narration.total())));
        }
        if (narration.paced()) {
            facts = facts.and("underruns", Long.toString(narration.underruns()));
        }
        if (narration.jitter().isPresent()) {
            facts = facts.and("frame jitter", jitter(narration.jitter().get()));
        }
        facts = facts.and("voice", report.voice());
        if (report.output().isPresent()) {
            facts = facts.and("written to", Line.of(Style.ACCENT, report.output().get()));
        }
        if (report.player().isPresent()) {
            facts = facts.and("played by", report.player().get());
        }
        return Page.EMPTY.and(facts);
    }

    private static Line firstAudio(UtteranceMeasurement first) {
        if (first.firstAudible().isEmpty()) {
            return Line.of(Style.WARN, SILENT);
        }
        return Line.of(Style.ACCENT, Figures.duration(first.firstAudible().get()))
                .and(
                        Style.DIM,
                        "  first_frame %s, leading_silence %s"
                                .formatted(
                                        figure(first.firstFrame()),
                                        figure(first.leadingSilence())));
    }

    private static String figure(Optional<Duration> duration) {
        return duration.map(Figures::duration).orElse("none");
    }

    private static Line audio(Narration narration) {
        String frames = "  %d frames".formatted(narration.frames());
        String sentences =
                narration.sentences() == 1
                        ? ""
                        : " in %d sentences".formatted(narration.sentences());
        return Line.of(Style.ACCENT, Figures.duration(narration.audio()))
                .and(Style.DIM, frames + sentences);
    }

    private static Line jitter(FrameJitter jitter) {
        return Line.of("p95 " + Figures.duration(jitter.p95()))
                .and(
                        Style.DIM,
                        "  max %s, RFC 3550 estimate %s"
                                .formatted(
                                        Figures.duration(jitter.max()),
                                        Figures.duration(jitter.estimate())));
    }

    private static List<Row> rows(SayReport report) {
        Narration narration = report.narration();
        UtteranceMeasurement first = narration.first();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("first_audible", first.firstAudible()));
        rows.add(Row.of("first_frame", first.firstFrame()));
        rows.add(Row.of("leading_silence", first.leadingSilence()));
        rows.add(Row.of("total", narration.total()));
        rows.add(Row.of("audio", narration.audio()));
        rows.add(Row.of("rtf", factor(narration.rtf()).map(BigDecimal::toPlainString)));
        rows.add(Row.of("frames", narration.frames()));
        rows.add(Row.of("sentences", narration.sentences()));
        if (narration.paced()) {
            rows.add(Row.of("underruns", narration.underruns()));
            rows.add(Row.of("frame_jitter_p95", narration.jitter().map(FrameJitter::p95)));
        }
        rows.add(Row.of("voice", report.voice()));
        rows.add(Row.of("output", report.output()));
        rows.add(Row.of("player", report.player()));
        return rows;
    }

    /// Three decimals; a factor below that keeps its first digit that counts.
    private static Optional<BigDecimal> factor(OptionalDouble rtf) {
        if (rtf.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal exact = BigDecimal.valueOf(rtf.getAsDouble());
        BigDecimal rounded = exact.setScale(3, RoundingMode.HALF_UP);
        return Optional.of(
                rounded.signum() == 0
                        ? exact.round(new MathContext(1, RoundingMode.HALF_UP))
                        : rounded);
    }

    /// The JSON form; its keys stay.
    private record SayDocument(
            String voice,
            long sentences,
            int sessions,
            Optional<BigDecimal> firstFrameMs,
            Optional<BigDecimal> firstAudibleMs,
            Optional<BigDecimal> leadingSilenceMs,
            Duration total,
            Duration audio,
            Optional<BigDecimal> rtf,
            long frames,
            boolean paced,
            Optional<Long> underruns,
            Optional<JitterDocument> frameJitter,
            Optional<String> output,
            Optional<String> player) {}

    private record JitterDocument(
            Duration p95, Duration max, Duration estimate, int headStartFrames) {}

    /// To the microsecond, as the JSON form of durations has it.
    private static BigDecimal milliseconds(Duration duration) {
        BigDecimal exact =
                BigDecimal.valueOf(duration.toNanos(), 6)
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return exact.setScale(Math.max(0, exact.scale()), RoundingMode.UNNECESSARY);
    }

    private static SayDocument document(SayReport report) {
        Narration narration = report.narration();
        UtteranceMeasurement first = narration.first();
        return new SayDocument(
                report.voice(),
                narration.sentences(),
                narration.sessions(),
                first.firstFrame().map(SayViews::milliseconds),
                first.firstAudible().map(SayViews::milliseconds),
                first.leadingSilence().map(SayViews::milliseconds),
                narration.total(),
                narration.audio(),
                factor(narration.rtf()),
                narration.frames(),
                narration.paced(),
                narration.paced() ? Optional.of(narration.underruns()) : Optional.empty(),
                narration
                        .jitter()
                        .map(jitter ->
                                new JitterDocument(
                                        jitter.p95(),
                                        jitter.max(),
                                        jitter.estimate(),
                                        jitter.headStart())),
                report.output(),
                report.player());
    }
}
