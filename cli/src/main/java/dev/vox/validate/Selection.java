package dev.vox.validate;

import dev.vox.text.Nearest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which of the phases and checks are run.
///
/// @param phases their numbers, `4`, ranges of them, `2-4`, or both with commas between; empty for all
/// @param only globs of ids; empty for all
/// @param skip globs of ids, which outweigh the others
public record Selection(List<String> phases, List<String> only, List<String> skip) {
    /// Everything.
    public static final Selection ALL = new Selection(List.of(), List.of(), List.of());

    private static final Pattern RANGE =
            Pattern.compile("(?:phase-)?(\\d{1,3})(?:(-)(\\d{1,3})?)?");
    private static final int SHOWN = 3;

    public Selection {
        phases = split(phases);
        only = split(only);
        skip = split(skip);
    }

    /// It cannot be done as it was asked for.
    public static final class Unmet extends Exception {
        private static final long serialVersionUID = 1;
        private final String hint;

        Unmet(String problem, String hint) {
            super(problem);
            this.hint = hint;
        }

        /// What to do about it.
        public String hint() {
            return hint;
        }
    }

    /// The phases that are selected, each with the checks that are; those that have none left are left out.
    ///
    /// @throws Unmet when a number or glob means nothing, or nothing is left
    public List<Phase> of(List<Phase> all) throws Unmet {
        List<Phase> some = byNumber(all);
        List<String> ids = ids(all);
        Predicate<String> wanted = only.isEmpty() ? id -> true : any(only, ids, "--only");
        Predicate<String> unwanted = any(skip, ids, "--skip");
        List<Phase> selected =
                some.stream()
                        .map(phase ->
                                phase.with(
                                        phase.checks().stream()
                                                .filter(check -> wanted.test(check.id()))
                                                .filter(check -> !unwanted.test(check.id()))
                                                .toList()))
                        .filter(phase -> !phase.checks().isEmpty())
                        .toList();
        if (selected.isEmpty()) {
            throw new Unmet(
                    "no check is selected",
                    ids(some).isEmpty()
                            ? "show what there is: vox validate --list"
                            : "of these phases are " + shown(ids(some)));
        }
        return selected;
    }

    /// Whether phases of a number may be among those that are selected.
    public boolean mayHave(int number) {
        return phases.isEmpty() || phases.stream().anyMatch(text -> isIn(text, number));
    }

    private static boolean isIn(String text, int number) {
        Matcher form = RANGE.matcher(text);
        return form.matches() && first(form) <= number && number <= last(form);
    }

    private static int first(Matcher form) {
        return Integer.parseInt(form.group(1));
    }

    private static int last(Matcher form) {
        if (form.group(2) == null) {
            return first(form);
        }
        return form.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(form.group(3));
    }

    private List<Phase> byNumber(List<Phase> all) throws Unmet {
        if (phases.isEmpty()) {
            return all;
        }
        Set<Integer> numbers = new TreeSet<>();
        for (String text : phases) {
            numbers.addAll(numbers(text, all));
        }
        return all.stream().filter(phase -> numbers.contains(phase.number())).toList();
    }

    private static List<Integer> numbers(String text, List<Phase> all) throws Unmet {
        Matcher form = RANGE.matcher(text);
        if (!form.matches()) {
            throw new Unmet(
                    "--phase '%s' is no number of a phase".formatted(text),
                    "such as 4, 2-4 or 1,3");
        }
        int first = first(form);
        int last = last(form);
        List<Integer> numbers =
                all.stream()
                        .map(Phase::number)
                        .filter(number -> first <= number && number <= last)
                        .toList();
        if (numbers.isEmpty()) {
            throw new Unmet(
                    "--phase '%s': there is no such phase".formatted(text),
                    "there are "
                            + all.stream()
                                    .map(phase -> phase.number() + " " + phase.title())
                                    .collect(Collectors.joining(", ")));
        }
        return numbers;
    }

    private static Predicate<String> any(List<String> globs, List<String> ids, String flag)
            throws Unmet {
        List<Pattern> patterns = new ArrayList<>();
        for (String glob : globs) {
            Pattern pattern = pattern(glob);
            if (ids.stream().noneMatch(id -> pattern.matcher(id).matches())) {
                throw new Unmet(
                        "%s '%s' matches no check".formatted(flag, glob),
                        "the nearest are " + shown(nearest(glob, ids)));
            }
            patterns.add(pattern);
        }
        return id -> patterns.stream().anyMatch(pattern -> pattern.matcher(id).matches());
    }

    private static List<String> nearest(String glob, List<String> ids) {
        String word = glob.replace("*", "").replace("?", "");
        return ids.stream()
                .sorted(Comparator.comparingInt(id -> Nearest.edits(word, id)))
                .limit(SHOWN)
                .toList();
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); at++) {
            char c = glob.charAt(at);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    private static List<String> ids(List<Phase> phases) {
        return phases.stream()
                .flatMap(phase -> phase.checks().stream())
                .map(CheckDeclaration::id)
                .toList();
    }

    private static String shown(List<String> ids) {
        String some = ids.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return ids.size() <= SHOWN ? some : some + " and " + (ids.size() - SHOWN) + " more";
    }

    private static List<String> split(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Pattern.compile(",").splitAsStream(text))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
