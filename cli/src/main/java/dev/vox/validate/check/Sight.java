package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.expect.Mismatch;
import dev.vox.json.JsonValue;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a check has seen so far, and what of it is wrong. Texts are masked as they come in.
final class Sight {
    private static final int LONGEST = 200;

    private final Target target;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Sight(Target target) {
        this.target = target;
    }

    /// Notes what was seen: its first line, at most 200 characters of it.
    Sight saw(String name, String value) {
        evidence.add(new Evidence(name, shown(value)));
        return this;
    }

    /// Notes that something is wrong.
    Sight wrong(String problem) {
        problems.add(target.masked(problem));
        return this;
    }

    /// Notes where a value differs from what is expected of it.
    Sight hold(Expectation expected, Optional<JsonValue> seen) {
        return differs("", expected.mismatches(seen, target::masked));
    }

    /// The same for a value that came as text.
    ///
    /// @param subject what the value is called: `PORT`
    Sight holdText(String subject, Expectation expected, String seen) {
        return differs(
                subject + ": ",
                expected.mismatchesOfTexts(Optional.of(new JsonValue.Text(seen)), target::masked));
    }

    Sight differs(String before, List<Mismatch> mismatches) {
        for (Mismatch mismatch : mismatches) {
            String text = mismatch.toString();
            problems.add(before + (text.startsWith("$.") ? text.substring(2) : text));
        }
        return this;
    }

    /// Whether nothing is wrong so far.
    boolean right() {
        return problems.isEmpty();
    }

    Target target() {
        return target;
    }

    Verdict verdict() {
        return verdict(null);
    }

    /// @param fix a remedy more exact than that of the phase file
    Verdict verdict(@Nullable String fix) {
        return right()
                ? new Verdict.Passed(evidence)
                : new Verdict.Failed(String.join("; ", problems), evidence, fix);
    }

    /// That it cannot be looked at here.
    Verdict missing(String prerequisite, @Nullable String fix) {
        return new Verdict.Missing(target.masked(prerequisite), evidence, fix);
    }

    private String shown(String value) {
        String masked = target.masked(value);
        int line = masked.indexOf('\n');
        String first = line < 0 ? masked : masked.substring(0, line);
        if (first.length() <= LONGEST) {
            return line < 0 ? first : first + " …";
        }
        int end = Character.isHighSurrogate(first.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return first.substring(0, end) + "…";
    }
}
