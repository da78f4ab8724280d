package dev.vox.validate.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a report is written for.
public enum ReportFormat {
    /// A checklist for a person at a terminal.
    PRETTY,
    /// A row a check, tab between its cells, for `cut` and `awk`.
    PLAIN,
    /// One document with everything; the others can be made of it later.
    JSON,
    /// A JSON object a line, as it happens.
    NDJSON,
    /// The XML of JUnit, as Ant, Surefire and Jenkins read it.
    JUNIT,
    /// The Test Anything Protocol, version 14.
    TAP,
    /// A checklist as a person would keep it in a page or an issue.
    MARKDOWN,
    /// The log of a GitHub workflow, with annotations.
    GITHUB;

    /// As users write it: `junit`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The words of all formats, in the order in which they are documented.
    public static List<String> words() {
        return Arrays.stream(values()).map(ReportFormat::word).toList();
    }
}
