package dev.vox.env;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words that stand where a secret should.
public final class Placeholders {
    private static final List<Pattern> KNOWN =
            List.of(
                    Pattern.compile(
                            "change[-_ ]?(me|this|it)|replace[-_"
                                    + " ]?(me|this)|todo|tbd|fixme|placeholder"
                                    + "|dummy|example|secret|password|token|api[-_]?key"),
                    Pattern.compile("<.*>|\\{\\{.*}}|\\[.*]"),
                    Pattern.compile("(your|my)[-_ ].*|.*[-_ ]here"),
                    Pattern.compile("(change|replace|insert|enter|put|paste|set)[-_ ].*"),
                    Pattern.compile("(.*[-_])?x{3,}|sk-(proj-)?(your.*|test|\\*+|1234.*)"),
                    Pattern.compile("\\*+|(.*-)?\\.{3}|(.*-)?…"));

    private Placeholders() {}

    /// Whether a text is such a word. Nothing is none.
    public static boolean has(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return KNOWN.stream().anyMatch(pattern -> pattern.matcher(word).matches());
    }
}
