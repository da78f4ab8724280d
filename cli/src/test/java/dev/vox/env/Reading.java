package dev.vox.env;

import dev.vox.env.dotenv.Assignment;
import dev.vox.env.dotenv.DotenvFile;
import dev.vox.env.dotenv.DotenvMistake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What vox makes of an env file in the order of Compose, told as Compose tells it.
///
/// @param values empty after an error
/// @param error the first one, in Compose's words; empty when all is well
record Reading(Map<String, String> values, String error) {
    private static final Path FILE = Path.of("oracle.env");

    static Reading of(String text, Map<String, String> process) {
        DotenvFile content = DotenvFile.parse(text);
        Layer file = new LayerFile(LayerName.LOCAL, FILE, FILE, text, content).layer();
        Optional<DotenvMistake> mistake = content.mistakes().stream().findFirst();
        int before = mistake.map(DotenvMistake::line).orElse(Integer.MAX_VALUE);
        Layer above =
                new Layer(
                        file.name(),
                        file.source(),
                        file.definitions().stream()
                                .filter(each -> lineOf(each.origin()) <= before)
                                .toList());
        Variables variables =
                Variables.resolve(List.of(Layer.process(process), above), ExpandOrder.COMPOSE);
        String error =
                variables.mistakes().stream()
                        .findFirst()
                        .map(Reading::problem)
                        .or(() ->
                                mistake.map(each -> "line " + each.line() + ": " + each.problem()))
                        .orElse("");
        return new Reading(error.isEmpty() ? values(content, variables) : Map.of(), error);
    }

    private static Map<String, String> values(DotenvFile content, Variables variables) {
        Map<String, String> values = new TreeMap<>();
        List<String> keys = new ArrayList<>();
        content.assignments().stream().map(Assignment::key).forEach(keys::add);
        for (String key : keys) {
            variables.find(key).ifPresent(found -> values.put(key, found.text()));
        }
        return values;
    }

    private static int lineOf(Origin origin) {
        return origin instanceof Origin.FileLine line ? line.line() : 0;
    }

    private static String problem(String mistake) {
        String problem = mistake.substring(mistake.indexOf(": ") + 2);
        return problem.replaceFirst("^invalid template", "Invalid template:");
    }

    /// Whether Compose says the same.
    boolean agreesWith(Map<String, String> theirs, String theirError) {
        return error.isEmpty() && theirError.isEmpty()
                ? values.equals(theirs)
                : sameError(theirError);
    }

    /// Two texts of Compose show what stands in the file, and ours do not show all of it, since it may be a secret.
    private boolean sameError(String theirs) {
        return Objects.equals(shortened(error), shortened(theirs))
                && (!error.contains("in variable name") || nameIsPartOf(theirs));
    }

    private static String shortened(String error) {
        return error.replaceFirst("(?s)(unterminated quoted value|in variable name) .*", "$1")
                .replaceFirst("(?s)(key cannot contain a space): .*", "$1")
                .replaceFirst("^line \\d+: zero length", "zero length");
    }

    private boolean nameIsPartOf(String theirs) {
        String name = error.substring(error.indexOf("in variable name \""), error.length() - 1);
        String shown = name.endsWith("…") ? name.substring(0, name.length() - 1) : name;
        return theirs.contains(shown);
    }
}
