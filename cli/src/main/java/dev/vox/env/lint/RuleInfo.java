package dev.vox.env.lint;

/// What is said of a rule, wherever it finds something.
///
/// @param id what it is called: `stale-expansion`
/// @param severity of each of its findings
/// @param sentence what it finds, for the reference
/// @param mends whether `--fix` can do something about its findings
public record RuleInfo(String id, Severity severity, String sentence, boolean mends) {
    static RuleInfo of(String id, Severity severity, String sentence) {
        return new RuleInfo(id, severity, sentence, false);
    }

    static RuleInfo mending(String id, Severity severity, String sentence) {
        return new RuleInfo(id, severity, sentence, true);
    }
}
