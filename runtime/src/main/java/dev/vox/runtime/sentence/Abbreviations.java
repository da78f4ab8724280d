package dev.vox.runtime.sentence;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// English words whose full stop does not of itself end a sentence.
final class Abbreviations {
    /// What may follow an abbreviation.
    enum Kind {
        /// An ordinary word.
        NONE,
        /// Something always follows: `Mr.`, `e.g.`
        LEADING,
        /// A number follows, else it is an ordinary word: `No. 5`
        NUMBERED,
        /// One letter, as in a name.
        INITIAL,
        /// It may end a sentence too: `U.S.`, `etc.`
        OTHER
    }

    private static final Set<String> TITLES =
            Set.of(
                    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "gen", "col", "capt", "lt",
                    "sgt", "maj", "gov", "sen", "rep", "pres", "messrs", "mme", "mlle", "mgr",
                    "cmdr", "adm", "supt", "fr", "br", "ven", "mt", "ft");
    private static final Set<String> NEVER_LAST =
            Set.of("e.g", "i.e", "eg", "ie", "viz", "cf", "vs", "ca", "approx");
    private static final Set<String> NUMBERED =
            Set.of(
                    "no", "nos", "fig", "figs", "vol", "vols", "p", "pp", "ch", "chap", "sec",
                    "art", "eq", "ed", "op", "par", "para", "jan", "feb", "mar", "apr", "jun",
                    "jul", "aug", "sep", "sept", "oct", "nov", "dec");
    private static final Set<String> OTHERS =
            Set.of(
                    "st", "jr", "sr", "esq", "etc", "v", "al", "dept", "est", "inc", "ltd", "co",
                    "corp", "bros", "ave", "blvd", "rd", "incl", "min", "max", "univ", "assn");
    private static final Pattern DOTTED = Pattern.compile("(\\p{L}\\.)+\\p{L}{1,2}");
    private static final Set<String> STARTERS =
            Set.of(
                    "a",
                    "after",
                    "all",
                    "although",
                    "an",
                    "and",
                    "another",
                    "as",
                    "at",
                    "because",
                    "before",
                    "both",
                    "but",
                    "by",
                    "did",
                    "do",
                    "does",
                    "during",
                    "each",
                    "even",
                    "every",
                    "finally",
                    "for",
                    "from",
                    "had",
                    "has",
                    "he",
                    "her",
                    "here",
                    "his",
                    "how",
                    "however",
                    "i",
                    "if",
                    "in",
                    "indeed",
                    "is",
                    "it",
                    "its",
                    "just",
                    "later",
                    "many",
                    "meanwhile",
                    "more",
                    "most",
                    "my",
                    "never",
                    "no",
                    "nobody",
                    "none",
                    "not",
                    "nothing",
                    "now",
                    "of",
                    "on",
                    "once",
                    "one",
                    "only",
                    "or",
                    "our",
                    "people",
                    "perhaps",
                    "she",
                    "since",
                    "so",
                    "some",
                    "soon",
                    "still",
                    "such",
                    "that",
                    "the",
                    "their",
                    "then",
                    "there",
                    "these",
                    "they",
                    "this",
                    "those",
                    "though",
                    "three",
                    "thus",
                    "to",
                    "two",
                    "under",
                    "until",
                    "was",
                    "we",
                    "were",
                    "what",
                    "when",
                    "where",
                    "which",
                    "while",
                    "who",
                    "why",
                    "will",
                    "with",
                    "without",
                    "yes",
                    "yet",
                    "you",
                    "your");

    private Abbreviations() {}

    /// What the word before a full stop is. The word holds its inner stops, not the last one.
    static Kind kind(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (NEVER_LAST.contains(lower)
                || (TITLES.contains(lower) && Character.isUpperCase(word.charAt(0)))) {
            return Kind.LEADING;
        }
        if (NUMBERED.contains(lower)) {
            return Kind.NUMBERED;
        }
        if (OTHERS.contains(lower) || DOTTED.matcher(word).matches()) {
            return Kind.OTHER;
        }
        boolean initial =
                !word.isEmpty()
                        && word.codePointCount(0, word.length()) == 1
                        && Character.isUpperCase(word.codePointAt(0));
        return initial ? Kind.INITIAL : Kind.NONE;
    }

    /// Whether the word so often begins a sentence that it does behind an abbreviation.
    static boolean startsSentences(String word) {
        return STARTERS.contains(word.toLowerCase(Locale.ROOT));
    }
}
