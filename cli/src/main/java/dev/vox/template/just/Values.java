package dev.vox.template.just;

import dev.vox.template.just.Justfile.Assignment;
import dev.vox.template.just.Justfile.Parameter;
import dev.vox.template.just.Justfile.Recipe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values of a justfile's variables, as far as they are written down: strings and names, joined by `+`.
final class Values {
    /// Longer values name no program, and would be copied for each use.
    private static final int LONGEST = 200;

    private static final Pattern INTERPOLATION =
            Pattern.compile("\\{\\{\\s*+([A-Za-z_][\\w-]*+)\\s*+}}");
    private static final Pattern OPERAND =
            Pattern.compile(
                    "\\G\\s*+(?:'([^']*+)'|\"([^\"\\\\]*+)\"|([A-Za-z_][\\w-]*+))\\s*+(\\+|$)");

    private final Map<String, String> known = new HashMap<>();

    Values(List<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            if (assignment.value().length() <= LONGEST) {
                String value = joined(assignment.value());
                if (!value.isEmpty()) {
                    known.put(assignment.name(), value);
                }
            }
        }
    }

    /// A line of a recipe with them; a parameter hides a variable of its name.
    String filled(String line, Recipe recipe) {
        return INTERPOLATION
                .matcher(line)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                hidden(recipe, found.group(1))
                                        ? found.group()
                                        : known.getOrDefault(found.group(1), found.group())));
    }

    private static boolean hidden(Recipe recipe, String name) {
        return recipe.parameters().stream().map(Parameter::name).anyMatch(name::equals);
    }

    /// @return empty when there is more to it than strings and names
    private static String joined(String expression) {
        StringBuilder value = new StringBuilder();
        Matcher operand = OPERAND.matcher(expression);
        boolean more = true;
        while (more) {
            if (!operand.find()) {
                return "";
            }
            if (operand.group(3) != null) {
                value.append("{{").append(operand.group(3)).append("}}");
            } else {
                value.append(operand.group(1) == null ? operand.group(2) : operand.group(1));
            }
            more = operand.group(4).equals("+");
        }
        return value.toString();
    }
}
