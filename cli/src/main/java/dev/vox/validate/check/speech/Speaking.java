package dev.vox.validate.check.speech;

import dev.vox.text.Figures;
import dev.vox.voice.Command;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/// Has texts spoken on a line, and listens: to their end, or with a command in between.
final class Speaking {
    /// So long no stack is quiet within an answer.
    private static final Duration LONGEST_GAP = Duration.ofSeconds(2);

    /// So long it is listened after a command whether frames still come.
    private static final Duration LISTENS = Duration.ofMillis(250);

    private static final String END = "the end";

    private final SpeechLine line;
    private final long deadline;

    /// @param deadline until when, in nanoseconds of the ticker
    Speaking(SpeechLine line, long deadline) {
        this.line = line;
        this.deadline = deadline;
    }

    /// Speaks a text to its end.
    Spoken hear(String text) throws InterruptedException {
        long sentAt = line.say(text);
        Tape tape = new Tape(line.paced(), sentAt);
        while (true) {
            Optional<Sound> sound = line.next(patience(tape));
            if (sound.isEmpty()) {
                return new Spoken(tape, false, false, quiet(tape, sentAt));
            }
            switch (sound.get()) {
                case Sound.Frame frame -> tape.add(frame);
                case Sound.Ended ended -> {
                    return new Spoken(tape, true, ended.marked(), null);
                }
                case Sound.Broken broken -> {
                    return new Spoken(tape, false, false, broken.problem());
                }
            }
        }
    }

    private Duration patience(Tape tape) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return tape.frames() > 0 && LONGEST_GAP.compareTo(left) < 0 ? LONGEST_GAP : left;
    }

    private String quiet(Tape tape, long sentAt) {
        String waited = Figures.duration(Duration.ofNanos(System.nanoTime() - sentAt));
        return tape.frames() == 0
                ? "[%s] no audio within %s of the text".formatted(line.address(), waited)
                : "[%s] the utterance is truncated: after %d frames neither another nor its end"
                        .formatted(line.address(), tape.frames());
    }

    /// Speaks a text and stops it at its first frame.
    Halted stop(String text) throws InterruptedException {
        return halt(text, Command.STOP);
    }

    /// Speaks a text, pauses it at its first frame for a quarter of a second, and lets it go on to its end.
    Halted pause(String text) throws InterruptedException {
        return halt(text, Command.PAUSE);
    }

    private Halted halt(String text, Command command) throws InterruptedException {
        long saidAt = line.say(text);
        Tape tape = new Tape(line.paced(), saidAt);
        String broken = until(tape, deadline, 1);
        if (broken != null || tape.frames() == 0) {
            String problem = broken == null ? quiet(tape, saidAt) : broken;
            return new Halted(0, Duration.ZERO, false, false, null, problem);
        }
        long sentAt = System.nanoTime();
        var _ = line.control(command);
        return switch (command) {
            case STOP -> stopped(tape, sentAt);
            case PAUSE, RESUME -> paused(tape, sentAt);
        };
    }

    private Halted stopped(Tape tape, long sentAt) throws InterruptedException {
        String end = until(tape, sentAt + LONGEST_GAP.toNanos(), Integer.MAX_VALUE);
        boolean ended = END.equals(end);
        return new Halted(
                tape.frames(), since(sentAt, tape), true, ended, null, ended ? null : end);
    }

    private Halted paused(Tape tape, long sentAt) throws InterruptedException {
        String end = until(tape, sentAt + LISTENS.toNanos(), Integer.MAX_VALUE);
        Duration after = since(sentAt, tape);
        if (end != null) {
            boolean ended = END.equals(end);
            return new Halted(tape.frames(), after, false, ended, null, ended ? null : end);
        }
        int before = tape.frames();
        long resumedAt = System.nanoTime();
        var _ = line.control(Command.RESUME);
        String broken = until(tape, resumedAt + LONGEST_GAP.toNanos(), before + 1);
        Duration resumed =
                tape.frames() > before ? Duration.ofNanos(tape.lastArrival() - resumedAt) : null;
        String rest =
                broken == null && resumed != null
                        ? until(tape, deadline, Integer.MAX_VALUE)
                        : broken;
        boolean ended = END.equals(rest);
        return new Halted(tape.frames(), after, true, ended, resumed, ended ? null : rest);
    }

    /// Listens until there are so many frames, or to a moment.
    ///
    /// @return null when neither the end nor a failure came by then, [#END], or what broke it off
    private @Nullable String until(Tape tape, long moment, int frames) throws InterruptedException {
        while (tape.frames() < frames) {
            long left = Math.min(moment, deadline) - System.nanoTime();
            Optional<Sound> sound =
                    left <= 0 ? Optional.empty() : line.next(Duration.ofNanos(left));
            if (sound.isEmpty()) {
                return null;
            }
            switch (sound.get()) {
                case Sound.Frame frame -> tape.add(frame);
                case Sound.Ended _ -> {
                    return END;
                }
                case Sound.Broken broken -> {
                    return broken.problem();
                }
            }
        }
        return null;
    }

    private static Duration since(long sentAt, Tape tape) {
        return Duration.ofNanos(Math.max(0, tape.lastArrival() - sentAt));
    }
}
