package dev.vox.template;

import dev.vox.env.Definition;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Origin;
import dev.vox.env.Secrets;
import dev.vox.env.dotenv.Assignment;
import dev.vox.env.dotenv.DotenvFile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Texts as they may be shown: the values of secrets are gone, in comments too, wherever else they stand, and the lines
/// stay as many. Passwords in URLs are gone as well.
final class MaskedText {
    private static final Pattern ASSIGNMENT =
            Pattern.compile(
                    "^(?<name>[\\s#-]*+(?:export\\s++)?+[\"']?(?<key>[\\w.-]++)[\"']?\\s*+[=:])\\s*+(?<value>\\S.*)$");
    private static final Pattern QUOTED = Pattern.compile("^([\"'])(.*?)\\1.*$");

    private final Secrets secrets;

    private MaskedText(Secrets secrets) {
        this.secrets = secrets;
    }

    /// Takes note of the secrets of files of variables and of YAML; what one of them holds or marks is a secret in all.
    static MaskedText forAll(String... texts) {
        Secrets named = Secrets.of(Stream.of(texts).map(MaskedText::layer).toList());
        Set<String> held = new LinkedHashSet<>();
        for (String text : texts) {
            assignments(text)
                    .filter(each -> named.has(each.key()))
                    .map(each -> String.valueOf(each.text()))
                    .forEach(value -> {
                        held.add(value);
                        value.lines().map(String::strip).forEach(held::add);
                    });
            text.lines()
                    .map(ASSIGNMENT::matcher)
                    .filter(line -> line.matches() && named.has(line.group("key")))
                    .map(line -> unquoted(line.group("value").strip()))
                    .forEach(held::add);
        }
        return new MaskedText(named.holding(held));
    }

    /// A text, masked.
    String masked(String text) {
        String[] lines = text.lines().toArray(String[]::new);
        for (int at = 0; at < lines.length; at++) {
            Matcher assignment = ASSIGNMENT.matcher(lines[at]);
            lines[at] =
                    assignment.matches() && secrets.has(assignment.group("key"))
                            ? assignment.group("name") + Secrets.MASK
                            : secrets.masked(lines[at]);
        }
        assignments(text)
                .filter(each -> secrets.has(each.key()))
                .forEach(assignment -> {
                    lines[assignment.line() - 1] = assignment.key() + "=" + Secrets.MASK;
                    for (int at = assignment.line(); at < assignment.lastLine(); at++) {
                        lines[at] = Secrets.MASK;
                    }
                });
        return String.join("\n", lines);
    }

    private static String unquoted(String value) {
        Matcher quoted = QUOTED.matcher(value);
        return quoted.matches() ? quoted.group(2) : value;
    }

    /// Those with a value; it may span lines.
    private static Stream<Assignment> assignments(String text) {
        return DotenvFile.parse(text).assignments().stream().filter(each -> each.text() != null);
    }

    private static Layer layer(String text) {
        List<Definition> definitions =
                assignments(text)
                        .map(each ->
                                new Definition(
                                        each.key(),
                                        String.valueOf(each.text()),
                                        false,
                                        new Origin.ProcessEnvironment(),
                                        each.sensitive()))
                        .toList();
        return new Layer(LayerName.DEFAULTS, "a file", definitions);
    }
}
