package dev.vox.stack.compose.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// What a `.dockerignore` leaves out of a build context. The last pattern that matches a path, or a folder above it, decides.
///
/// Source: Docker's documentation of `.dockerignore`; moby/patternmatcher and its `ignorefile`.
final class IgnoreRules {
    private final List<IgnorePattern> patterns;

    private IgnoreRules(List<IgnorePattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /// What became of a path: whether it is left out, and which patterns matched it, by which its children are judged.
    record Verdict(boolean ignored, BitSet matched) {
        /// Of the context itself.
        static final Verdict ROOT = new Verdict(false, new BitSet());
    }

    /// Reads the lines of a file.
    ///
    /// @throws PatternSyntaxException naming the pattern that is none
    static IgnoreRules parse(List<String> lines) {
        List<IgnorePattern> patterns = new ArrayList<>();
        boolean first = true;
        for (String each : lines) {
            String line = first && each.startsWith("\uFEFF") ? each.substring(1) : each;
            first = false;
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String pattern = line.strip();
            boolean exception = pattern.startsWith("!");
            String bare = exception ? pattern.substring(1).strip() : pattern;
            if (bare.isEmpty()) {
                throw new PatternSyntaxException("an exception from nothing", pattern, 0);
            }
            patterns.add(new IgnorePattern(cleaned(bare), exception));
        }
        return new IgnoreRules(patterns);
    }

    /// The path without `.`, `..`, double and trailing slashes, relative to the context.
    private static String cleaned(String pattern) {
        String clean = Path.of(pattern).normalize().toString();
        if (clean.isEmpty()) {
            return ".";
        }
        return clean.length() > 1 && clean.startsWith("/") ? clean.substring(1) : clean;
    }

    /// Judges a path.
    ///
    /// @param path relative to the context, with `/`
    /// @param parent verdict of its folder
    Verdict judge(String path, Verdict parent) {
        boolean ignored = false;
        BitSet matched = new BitSet(patterns.size());
        for (int each = 0; each < patterns.size(); each++) {
            IgnorePattern pattern = patterns.get(each);
            boolean match = parent.matched().get(each);
            if (!match) {
                if (pattern.exception() != ignored) {
                    continue; // it could change nothing
                }
                match = pattern.matches(path);
            }
            if (match) {
                matched.set(each);
                ignored = !pattern.exception();
            }
        }
        return new Verdict(ignored, matched);
    }

    /// Whether something below a folder that is left out may still be taken.
    boolean mayTakeBack() {
        return patterns.stream().anyMatch(IgnorePattern::exception);
    }
}
