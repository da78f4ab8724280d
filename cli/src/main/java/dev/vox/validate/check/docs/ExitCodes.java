package dev.vox.validate.check.docs;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Exit codes, in scripts and on pages. 0 needs no words.
final class ExitCodes {
    private static final Pattern USED =
            Pattern.compile(
                    "(?:(?:^|[\\s;&|{(])exit\\s+|(?:sys\\.exit|SystemExit|os\\._exit|process\\.exit)\\()"
                        + "([1-9][0-9]{0,2})\\b");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])([1-9][0-9]{0,2})(?![\\w.]\\w)\\b");
    private static final Pattern FIRST =
            Pattern.compile("\\s*(?:\\|\\s*|[-*]\\s+)[`*]*([1-9][0-9]{0,2})\\b.*");

    private ExitCodes() {}

    /// The codes that a script ends with, as far as it writes them plainly.
    static Set<Integer> used(String script) {
        Set<Integer> codes = new TreeSet<>();
        script.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .map(USED::matcher)
                .forEach(matcher -> add(matcher, codes));
        return codes;
    }

    /// The codes that a page names: numbers in lines that speak of exits, and those that lists and tables begin with under a
    /// heading, or below a table's first row, that does.
    static Set<Integer> named(List<String> lines) {
        Set<Integer> codes = new TreeSet<>();
        boolean section = false;
        boolean table = false;
        for (String line : lines) {
            boolean says = line.toLowerCase(Locale.ROOT).contains("exit");
            boolean row = line.strip().startsWith("|");
            section = line.startsWith("#") ? says : section;
            table = row && (table || says);
            if (says) {
                add(NUMBER.matcher(line), codes);
            }
            Matcher first = FIRST.matcher(line);
            if ((section || table) && first.matches()) {
                codes.add(Integer.valueOf(first.group(1)));
            }
        }
        return codes;
    }

    private static void add(Matcher matcher, Set<Integer> codes) {
        while (matcher.find()) {
            codes.add(Integer.valueOf(matcher.group(1)));
        }
    }
}
