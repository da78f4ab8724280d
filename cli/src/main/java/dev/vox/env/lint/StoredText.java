package dev.vox.env.lint;

import java.util.List;

/// A file that is stored in a way that other tools stumble over.
///
/// @param fix what to do about it by hand
record StoredText(RuleInfo info, TextFlaw flaw, String sentence, String fix) implements Rule {
    static final StoredText BYTE_ORDER_MARK =
            new StoredText(
                    RuleInfo.mending(
                            "byte-order-mark",
                            Severity.NOTE,
                            "A file that begins with a byte-order mark, which a shell takes for"
                                    + " part of the first key."),
                    TextFlaw.BYTE_ORDER_MARK,
                    "begins with a byte-order mark",
                    "save it as UTF-8 without one");

    static final StoredText CARRIAGE_RETURNS =
            new StoredText(
                    RuleInfo.mending(
                            "carriage-returns",
                            Severity.NOTE,
                            "A file whose lines end with CR LF; a shell takes the CR for part of"
                                    + " the value."),
                    TextFlaw.CARRIAGE_RETURNS,
                    "has lines that end with CR LF",
                    "save it with LF");

    static final StoredText FINAL_NEWLINE =
            new StoredText(
                    RuleInfo.mending(
                            "final-newline",
                            Severity.NOTE,
                            "A file whose last line does not end; what is appended lands in it."),
                    TextFlaw.NO_FINAL_NEWLINE,
                    "has a last line that does not end",
                    "end it with a line feed");

    @Override
    public List<Finding> check(Subject subject) {
        return subject.files().stream()
                .filter(file -> flaw.in(file.text()))
                .map(file ->
                        new Finding(
                                info,
                                Place.whole(file),
                                "",
                                sentence,
                                fix,
                                new Repair.Restore(file.path(), flaw)))
                .toList();
    }
}
