package dev.vox.template.just;

import dev.vox.template.just.Justfile.BodyLine;
import dev.vox.template.just.Justfile.Parameter;
import dev.vox.template.just.Justfile.Recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names that stand alone in `{{ }}`. Longer expressions are not looked into.
final class Interpolations {
    /// `{{{{` means two braces, and is passed over.
    private static final Pattern ALONE =
            Pattern.compile("\\{\\{\\{\\{|\\{\\{\\s*+([A-Za-z_][\\w-]*+)\\s*+}}");

    /// The constants of `just`: `NORMAL`, `BG_RED`, `HEX` and so on.
    private static final Pattern CONSTANT =
            Pattern.compile(
                    "HEX(?:LOWER|UPPER)?|PATH(?:_VAR)?_SEP|CLEAR|NORMAL|BOLD|ITALIC|UNDERLINE|INVERT|HIDE"
                        + "|STRIKETHROUGH|(?:BG_)?(?:BLACK|RED|GREEN|YELLOW|BLUE|MAGENTA|CYAN|WHITE)");

    private Interpolations() {}

    /// The names that nothing defines.
    ///
    /// @param unread the words of the lines that could not be read
    static List<JustMistake> check(Justfile justfile, Set<String> unread) {
        Set<String> variables = new HashSet<>(unread);
        justfile.assignments().forEach(assignment -> variables.add(assignment.name()));
        List<JustMistake> mistakes = new ArrayList<>();
        for (Recipe recipe : justfile.recipes()) {
            Set<String> parameters = new HashSet<>();
            recipe.parameters().stream().map(Parameter::name).forEach(parameters::add);
            for (BodyLine line : recipe.lines()) {
                Matcher alone = ALONE.matcher(line.text());
                while (alone.find()) {
                    String name = alone.group(1);
                    if (name != null
                            && !parameters.contains(name)
                            && !variables.contains(name)
                            && !CONSTANT.matcher(name).matches()) {
                        mistakes.add(
                                new JustMistake(
                                        line.line(),
                                        "'{{%s}}' in recipe '%s': no such variable or parameter"
                                                .formatted(name, recipe.name())));
                    }
                }
            }
        }
        return mistakes;
    }
}
