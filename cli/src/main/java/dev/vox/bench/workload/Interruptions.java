package dev.vox.bench.workload;

import dev.vox.bench.load.Acknowledgement;
import dev.vox.bench.load.Generator;
import dev.vox.bench.load.InterruptedUtterance;
import dev.vox.bench.load.LineSession;
import dev.vox.bench.load.SessionPool;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Waterfall;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.voice.Command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// Breaks into utterances, one at a time, and enters what comes of it.
final class Interruptions {
    /// After a PAUSE it is listened so long whether frames still come.
    private static final Duration AFTER = Duration.ofMillis(150);

    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(10);

    private final Generator generator;
    private final SessionPool pool;
    private final Recording recording;
    private final List<String> texts;
    private final RandomGenerator random;
    private final Offsets offsets;
    private final List<BargeIn> bargeIns = new ArrayList<>();
    private int failures;

    /// When after the first frame it is broken into.
    record Offsets(Duration earliest, Duration latest) {
        long any(RandomGenerator random) {
            long room = latest.minus(earliest).toNanos();
            return earliest.toNanos() + (room <= 0 ? 0 : random.nextLong(room));
        }
    }

    private record BargeIn(Acknowledgement taken, long lastAudible) {}

    Interruptions(
            Generator generator,
            SessionPool pool,
            Recording recording,
            List<String> texts,
            RandomGenerator random,
            Offsets offsets) {
        this.generator = generator;
        this.pool = pool;
        this.recording = recording;
        this.texts = texts;
        this.random = random;
        this.offsets = offsets;
    }

    /// A barge-in: control and ear.
    void bargeIn(Command command) throws InterruptedException {
        interrupt(utterance -> {
            long moment = utterance.awaitFirstFrame() + offsets.any(random);
            utterance.listen(moment);
            if (utterance.over()) {
                recording.flaw("the utterance was over before it was broken into");
                return;
            }
            Acknowledgement taken = utterance.control(command, moment);
            long until = taken.receivedAt() + AFTER.toNanos();
            utterance.listen(until);
            if (utterance.wentOn(taken, until)) {
                recording.flaw("frames came after %s was acknowledged".formatted(command.name()));
                return;
            }
            acknowledged(taken);
            OptionalLong last = utterance.lastAudible(taken.sentAt());
            if (last.isPresent()) {
                recording.record(
                        Metric.BARGEIN_EAR,
                        labels(command),
                        taken.receivedAt(),
                        last.getAsLong() - taken.sentAt());
                bargeIns.add(new BargeIn(taken, last.getAsLong()));
            }
        });
    }

    /// PAUSE, RESUME and STOP, a random while apart.
    void controls() throws InterruptedException {
        interrupt(utterance -> {
            long moment = utterance.awaitFirstFrame();
            for (Command command : List.of(Command.PAUSE, Command.RESUME, Command.STOP)) {
                moment += offsets.any(random);
                utterance.listen(moment);
                if (utterance.over()) {
                    recording.flaw("the utterance was over before %s".formatted(command.name()));
                    return;
                }
                acknowledged(utterance.control(command, moment));
            }
        });
    }

    private interface Plan {
        void of(InterruptedUtterance utterance) throws InterruptedException;
    }

    private void interrupt(Plan plan) throws InterruptedException {
        LineSession session = SessionPool.await(pool.take(), "a session", OPEN_TIMEOUT);
        try {
            InterruptedUtterance utterance = InterruptedUtterance.begin(generator, session, texts);
            plan.of(utterance);
            if (!utterance.over()) {
                utterance.control(Command.STOP, generator.timetable().now());
            }
            utterance.awaitEnd();
            utterance.failure().ifPresent(recording::flaw);
            pool.give(session);
        } catch (VoxException e) {
            session.close();
            failed(e);
        }
    }

    /// One that fails is a flaw; a subject of which nothing succeeds is a failure.
    private void failed(VoxException problem) {
        failures++;
        recording.flaw(String.valueOf(problem.getMessage()));
        boolean anything =
                recording.series().stream()
                        .anyMatch(each -> each.metric() == Metric.BARGEIN_CONTROL);
        if (!anything && failures > 2) {
            throw new OperationFailed(
                    "nothing could be broken into: " + problem.getMessage(), null, problem);
        }
    }

    private void acknowledged(Acknowledgement taken) {
        recording.record(
                Metric.BARGEIN_CONTROL,
                labels(taken.command()),
                taken.receivedAt(),
                taken.roundTrip().toNanos());
    }

    private static Map<String, String> labels(Command command) {
        return Map.of("command", command.name().toLowerCase(Locale.ROOT));
    }

    /// Keeps the course of the barge-in in the middle, by what the ear heard.
    void median() {
        bargeIns.stream()
                .sorted(
                        Comparator.comparingLong(
                                each -> each.lastAudible() - each.taken().sentAt()))
                .skip(Math.max(0, (bargeIns.size() - 1) / 2))
                .findFirst()
                .ifPresent(this::course);
    }

    private void course(BargeIn middle) {
        Acknowledgement taken = middle.taken();
        String command = taken.command().name().toLowerCase(Locale.ROOT);
        List<Waterfall.Mark> marks = new ArrayList<>();
        marks.add(new Waterfall.Mark(command, Duration.ZERO));
        marks.add(new Waterfall.Mark("acknowledgement", taken.roundTrip()));
        marks.add(
                new Waterfall.Mark(
                        "last audible", Duration.ofNanos(middle.lastAudible() - taken.sentAt())));
        marks.sort(Comparator.comparing(Waterfall.Mark::since));
        recording.waterfall(new Waterfall("barge-in", "command=" + command, marks));
    }
}
