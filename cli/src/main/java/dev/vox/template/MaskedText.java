package dev.vox.template;

import dev.vox.env.Secrets;
import dev.vox.env.dotenv.Assignment;
import dev.vox.env.dotenv.DotenvFile;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file's text as it may be shown: the values of secrets are gone, in comments too, and the lines stay as many.
final class MaskedText {
    private static final Pattern ASSIGNMENT =
            Pattern.compile(
                    "^(?<name>[\\s#-]*+(?:export\\s++)?+[\"']?(?<key>[\\w.-]++)[\"']?\\s*+[=:])\\s*+\\S.*$");

    private MaskedText() {}

    /// The text, masked as a file of variables and as YAML are to be.
    static String of(String text) {
        String[] lines = text.lines().toArray(String[]::new);
        for (int at = 0; at < lines.length; at++) {
            Matcher assignment = ASSIGNMENT.matcher(lines[at]);
            if (assignment.matches() && Secrets.isNamedSo(assignment.group("key"))) {
                lines[at] = assignment.group("name") + Secrets.MASK;
            }
        }
        for (Assignment assignment : secrets(text)) {
            lines[assignment.line() - 1] = assignment.key() + "=" + Secrets.MASK;
            for (int at = assignment.line(); at < assignment.lastLine(); at++) {
                lines[at] = Secrets.MASK;
            }
        }
        return String.join("\n", lines);
    }

    /// Those of a file of variables; a value may span lines.
    private static List<Assignment> secrets(String text) {
        return DotenvFile.parse(text).assignments().stream()
                .filter(each -> each.sensitive() || Secrets.isNamedSo(each.key()))
                .toList();
    }
}
