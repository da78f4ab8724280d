package dev.vox.validate.check.answer;

import dev.vox.problem.VoxException;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Verdicts over what was seen.
public final class Seen {
    private static final int SHOWN = 8;

    private Seen() {}

    /// What was wanted was seen.
    public static Verdict yes(Evidence... evidence) {
        return new Verdict.Passed(List.of(evidence));
    }

    /// Something else was seen.
    ///
    /// @param fix null where the phase file's serves
    public static Verdict no(String problem, @Nullable String fix, Evidence... evidence) {
        return new Verdict.Failed(problem, List.of(evidence), fix);
    }

    /// It cannot be looked at here.
    public static Verdict nothing(String prerequisite, @Nullable String fix) {
        return new Verdict.Missing(prerequisite, List.of(), fix);
    }

    /// Passed when nothing is wrong, else failed with each mistake as evidence; the first ones make the problem.
    ///
    /// @param fix null where the phase file's serves
    public static Verdict unless(
            List<Evidence> mistakes, @Nullable String fix, Evidence... whenRight) {
        return mistakes.isEmpty()
                ? yes(whenRight)
                : new Verdict.Failed(sentence(mistakes), mistakes, fix);
    }

    /// Something that was seen.
    public static Evidence that(String name, Object value) {
        return new Evidence(name, String.valueOf(value));
    }

    /// What a failure says, one mistake a line: `[.env:3] problem` is the problem under the name of its place.
    ///
    /// @param place of what says none
    public static List<Evidence> mistakes(String place, VoxException failure, Target target) {
        return String.valueOf(failure.getMessage())
                .lines()
                .map(target::masked)
                .map(line -> mistake(place, line))
                .toList();
    }

    private static Evidence mistake(String place, String line) {
        int end = line.startsWith("[") ? line.indexOf("] ") : -1;
        return end < 0
                ? that(place, line.strip())
                : that(line.substring(1, end), line.substring(end + 2));
    }

    /// Texts in one line, the first ones of many.
    public static String listed(List<String> texts) {
        String shown = String.join(", ", texts.subList(0, Math.min(SHOWN, texts.size())));
        return texts.size() <= SHOWN ? shown : shown + " and " + (texts.size() - SHOWN) + " more";
    }

    private static String sentence(List<Evidence> mistakes) {
        Evidence first = mistakes.getFirst();
        String rest = mistakes.size() == 1 ? "" : " (and " + (mistakes.size() - 1) + " more)";
        return "[" + first.name() + "] " + first.value() + rest;
    }
}
