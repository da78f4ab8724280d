package dev.vox.cli.command.validate;

import dev.vox.cli.command.UsageProblem;
import dev.vox.contract.audit.AuditPhase;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which phases of an audit the words of `--phase` mean.
public final class AuditPhases {
    private static final Pattern RANGE = Pattern.compile("([1-4])(?:-([1-4]))?");

    private AuditPhases() {}

    /// The phases; all of them where nothing is said.
    ///
    /// @param words `4`, `2-4`, `1,3`
    /// @throws UsageProblem when one is none
    public static Set<AuditPhase> of(List<String> words, String usage) {
        Set<AuditPhase> phases = EnumSet.noneOf(AuditPhase.class);
        for (String word : String.join(",", words).split(",", -1)) {
            Matcher range = RANGE.matcher(word.strip());
            if (range.matches()) {
                add(range, phases);
            } else if (!words.isEmpty()) {
                throw new UsageProblem(
                        "--phase '%s' is no phase of a contract".formatted(word),
                        "such as 4, 2-4 or 1,3: a contract has the phases 1 to 4",
                        usage);
            }
        }
        return phases.isEmpty() ? EnumSet.allOf(AuditPhase.class) : phases;
    }

    private static void add(Matcher range, Set<AuditPhase> phases) {
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        for (AuditPhase phase : AuditPhase.values()) {
            if (phase.number() >= first && phase.number() <= last) {
                phases.add(phase);
            }
        }
    }
}
