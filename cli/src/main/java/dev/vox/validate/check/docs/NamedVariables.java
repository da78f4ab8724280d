package dev.vox.validate.check.docs;

import dev.vox.env.dotenv.Assignment;
import dev.vox.env.dotenv.DotenvFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Variables, in files and on pages.
final class NamedVariables {
    private static final Pattern READ =
            Pattern.compile(
                    "(?:environ(?:\\.get|\\.setdefault)?\\s*[\\[(]|getenv\\s*\\(|alias\\s*=)\\s*"
                            + "[\"']([A-Z][A-Z0-9_]+)[\"']");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private NamedVariables() {}

    /// Those that a file of variables sets, or that a Python file reads.
    static Set<String> in(Path file, String text) {
        Set<String> names = new TreeSet<>();
        if (file.toString().endsWith(".py")) {
            Matcher matcher = READ.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        } else {
            DotenvFile.parse(text).assignments().stream().map(Assignment::key).forEach(names::add);
        }
        return names;
    }

    /// The words of a page.
    static Set<String> words(List<String> lines) {
        Set<String> words = new TreeSet<>();
        for (String line : lines) {
            Matcher matcher = WORD.matcher(line);
            while (matcher.find()) {
                words.add(matcher.group());
            }
        }
        return words;
    }
}
