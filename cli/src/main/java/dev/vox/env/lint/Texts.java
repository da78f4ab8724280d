package dev.vox.env.lint;

import dev.vox.env.Secrets;
import dev.vox.env.dotenv.Assignment;
import dev.vox.env.interpolation.InvalidTemplate;
import dev.vox.env.interpolation.Part;
import dev.vox.env.interpolation.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What an assignment's text holds: words of its own, and names of other variables.
final class Texts {
    private Texts() {}

    static String of(Assignment assignment) {
        return assignment.text() == null ? "" : assignment.text();
    }

    static boolean expands(Assignment assignment) {
        return assignment.quoting() != Assignment.Quoting.SINGLE
                && of(assignment).indexOf('$') >= 0;
    }

    /// The text without what comes from other variables: `${KEY:-sk-1}` says `sk-1` itself.
    static String own(Assignment assignment) {
        if (!expands(assignment)) {
            return of(assignment);
        }
        StringBuilder own = new StringBuilder();
        try {
            collect(Template.parse(of(assignment)), own);
        } catch (InvalidTemplate e) {
            return of(assignment);
        }
        return own.toString();
    }

    private static void collect(Template template, StringBuilder own) {
        for (Part part : template.parts()) {
            switch (part) {
                case Part.Literal(String text) -> own.append(text);
                case Part.Reference(_, var operator, Template word) -> {
                    if (isValue(operator)) {
                        collect(word, own);
                    }
                }
            }
        }
    }

    /// What a text gives to secrets as defaults: `hunter2` of `redis://:${PASSWORD:-hunter2}@host`.
    static List<String> defaults(Assignment assignment, Secrets secrets) {
        List<String> defaults = new ArrayList<>();
        if (expands(assignment)) {
            try {
                collect(Template.parse(of(assignment)), secrets, defaults);
            } catch (InvalidTemplate e) {
                // BadTemplate says so.
            }
        }
        return defaults;
    }

    private static void collect(Template template, Secrets secrets, List<String> defaults) {
        for (Part part : template.parts()) {
            if (part instanceof Part.Reference(String name, var operator, Template word)) {
                collect(word, secrets, defaults);
                if (secrets.has(name) && isValue(operator)) {
                    StringBuilder own = new StringBuilder();
                    collect(word, own);
                    defaults.add(own.toString());
                }
            }
        }
    }

    /// The word behind `:?` is a message.
    private static boolean isValue(Part.@Nullable Operator operator) {
        return switch (operator) {
            case DEFAULT_IF_EMPTY, DEFAULT_IF_UNSET, ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET ->
                    true;
            case REQUIRED_NOT_EMPTY, REQUIRED_SET -> false;
            case null -> false;
        };
    }

    /// Adds the names of the variables that a text looks up, in words behind operators too.
    static void references(String text, Set<String> names) {
        try {
            references(Template.parse(text), names);
        } catch (InvalidTemplate e) {
            // BadTemplate says so.
        }
    }

    private static void references(Template template, Set<String> names) {
        for (Part part : template.parts()) {
            switch (part) {
                case Part.Literal _ -> {}
                case Part.Reference(String name, _, Template word) -> {
                    names.add(name);
                    references(word, names);
                }
            }
        }
    }
}
