package dev.vox.bench.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is measured, from what to what. A latency without a clock and a threshold is not a number: these sentences are shown by
/// `vox bench --help metrics`, and every report carries those of its figures.
///
/// Client clocks are monotonic, and start just before a request is written. With open-loop arrivals a latency counts from the scheduled start.
public enum Metric {
    FIRST_FRAME(Unit.MILLISECONDS, Better.LOWER, "text sent → first audio frame received"),
    FIRST_AUDIBLE(
            Unit.MILLISECONDS,
            Better.LOWER,
            "text sent → first sample whose 10 ms level exceeds −50 dBFS, at its playout time"
                    + " (first-audio latency)"),
    LEADING_SILENCE(Unit.MILLISECONDS, Better.LOWER, "first_audible − first_frame"),
    TOTAL(Unit.MILLISECONDS, Better.LOWER, "text sent → final frame"),
    AUDIO(Unit.MILLISECONDS, Better.NEITHER, "length of the audio received"),
    RTF(Unit.RATIO, Better.LOWER, "total / audio, of a session that is not paced"),
    SPEED(
            Unit.RATIO,
            Better.HIGHER,
            "audio received of all sessions together / time that took: times real time"),
    FRAME_RATE(Unit.PER_SECOND, Better.HIGHER, "frames received of all sessions together / time"),
    FRAME_JITTER(
            Unit.MILLISECONDS,
            Better.LOWER,
            "|time between two frames − 20 ms| of a paced session; up to 200 ms that it is ahead at"
                    + " first are left out"),
    RFC3550_JITTER(
            Unit.MILLISECONDS,
            Better.LOWER,
            "running estimate of RFC 3550, section 6.4.1, at the end of a paced utterance"),
    UNDERRUNS(
            Unit.COUNT,
            Better.LOWER,
            "frames of an utterance that came after their playout time, with a 60 ms playout"
                    + " buffer"),
    CLIPPED(
            Unit.RATIO,
            Better.LOWER,
            "share of an utterance's samples that lie at full scale, three or more in a row"),
    BARGEIN_CONTROL(Unit.MILLISECONDS, Better.LOWER, "PAUSE sent → acknowledgement received"),
    BARGEIN_EAR(
            Unit.MILLISECONDS,
            Better.LOWER,
            "PAUSE sent → last audible sample played, playout buffer included"),
    BARGEIN_SPEECH(
            Unit.MILLISECONDS,
            Better.LOWER,
            "onset of the user's speech in the input audio → last audible sample played"),
    BARGEIN_DETECT(
            Unit.MILLISECONDS, Better.LOWER, "onset of the user's speech → detector's decision"),
    FALSE_BARGEINS(Unit.COUNT, Better.LOWER, "barge-ins while the user said nothing, a run"),
    MISSED_BARGEINS(Unit.COUNT, Better.LOWER, "interruptions that did not break in, a run"),
    MODEL_LOAD(Unit.MILLISECONDS, Better.LOWER, "LoadModel sent → answered"),
    READY(Unit.MILLISECONDS, Better.LOWER, "vox dev started → every service ready"),
    FIRST_SPEECH(
            Unit.MILLISECONDS,
            Better.LOWER,
            "vox dev started → first audible sample of a first utterance"),
    SESSIONS_AT_SLO(
            Unit.COUNT,
            Better.HIGHER,
            "most concurrent sessions for which every service-level objective holds"),
    MEMORY(Unit.KIBIBYTES, Better.LOWER, "resident memory of the measured process"),
    SESSION_MEMORY(
            Unit.KIBIBYTES,
            Better.LOWER,
            "resident memory above that of the idle process, before the warm-up / sessions"),
    THREADS(Unit.COUNT, Better.LOWER, "threads of the measured process"),
    DESCRIPTORS(Unit.COUNT, Better.LOWER, "open file descriptors of the measured process"),
    OPEN_SESSIONS(Unit.COUNT, Better.LOWER, "sessions that the measured process holds open"),
    MEMORY_GROWTH(
            Unit.KIBIBYTES,
            Better.LOWER,
            "resident memory gained an hour, the median of all slopes after the warm-up"
                    + " (Theil–Sen); 0 without a steady gain"),
    THREAD_GROWTH(
            Unit.COUNT, Better.LOWER, "threads gained an hour, likewise: what is not 0 is a leak"),
    DESCRIPTOR_GROWTH(Unit.COUNT, Better.LOWER, "open file descriptors gained an hour, likewise"),
    SESSION_GROWTH(Unit.COUNT, Better.LOWER, "open sessions gained an hour, likewise");

    private final Unit unit;
    private final Better better;
    private final String definition;

    Metric(Unit unit, Better better, String definition) {
        this.unit = unit;
        this.better = better;
        this.definition = definition;
    }

    /// Its name in files and reports: `first_audible`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it is counted in.
    public Unit unit() {
        return unit;
    }

    /// In which direction it is good.
    public Better better() {
        return better;
    }

    /// From what to what.
    public String definition() {
        return definition;
    }

    /// The metric of a name.
    public static Optional<Metric> find(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /// All names.
    public static List<String> words() {
        return Arrays.stream(values()).map(Metric::word).toList();
    }
}
