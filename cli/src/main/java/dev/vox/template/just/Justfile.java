package dev.vox.template.just;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A justfile, read.
///
/// @param recipes in the order of the file
/// @param inclusions other files that it takes in; they are not followed
/// @param mistakes every one that was found; the item it stands in is left out
public record Justfile(
        List<Recipe> recipes,
        List<Alias> aliases,
        List<Assignment> assignments,
        List<Setting> settings,
        List<Inclusion> inclusions,
        List<JustMistake> mistakes) {
    public Justfile {
        recipes = List.copyOf(recipes);
        aliases = List.copyOf(aliases);
        assignments = List.copyOf(assignments);
        settings = List.copyOf(settings);
        inclusions = List.copyOf(inclusions);
        mistakes = List.copyOf(mistakes);
    }

    /// Reads a file's text, in time linear in its length. It throws nothing: what is wrong is among the mistakes.
    ///
    /// The rules are those of `GRAMMAR.md` and the manual of casey/just.
    public static Justfile parse(String text) {
        return new JustfileParser(text).parse();
    }

    /// A recipe.
    ///
    /// @param doc of `[doc(…)]`, else of the comment right above; empty where there is none
    /// @param lines of the body, without their common indentation
    public record Recipe(
            String name,
            int line,
            List<Parameter> parameters,
            List<Dependency> dependencies,
            String doc,
            List<Attribute> attributes,
            List<BodyLine> lines) {
        public Recipe {
            parameters = List.copyOf(parameters);
            dependencies = List.copyOf(dependencies);
            attributes = List.copyOf(attributes);
            lines = List.copyOf(lines);
        }

        /// The texts of its lines.
        public List<String> body() {
            return lines.stream().map(BodyLine::text).toList();
        }

        /// Whether `just --list` leaves it out.
        public boolean hidden() {
            return name.startsWith("_") || has("private");
        }

        /// Whether its body is a program of its own, run by the interpreter that the first line names.
        public boolean script() {
            return (!lines.isEmpty() && lines.getFirst().text().startsWith("#!")) || has("script");
        }

        boolean has(String attribute) {
            return attributes.stream().anyMatch(each -> each.name().equals(attribute));
        }
    }

    /// A line of a body; continued lines are joined to one.
    ///
    /// @param line where it begins, from 1
    public record BodyLine(int line, String text) {}

    /// How many arguments a parameter takes.
    public enum Arity {
        /// `name`
        ONE,
        /// `*name`
        ANY,
        /// `+name`
        AT_LEAST_ONE
    }

    /// A parameter.
    ///
    /// @param exported whether it is a variable of the recipe's environment, as `$name`
    /// @param fallback the default as it is written; null where an argument is needed
    public record Parameter(
            String name, Arity arity, boolean exported, @Nullable String fallback) {}

    /// A recipe that runs before this one, or behind it.
    ///
    /// @param arguments as they are written
    /// @param after whether it stands behind `&&`
    public record Dependency(String name, List<String> arguments, boolean after) {
        public Dependency {
            arguments = List.copyOf(arguments);
        }
    }

    /// `[name]`, `[name: argument]` or `[name(argument, …)]`.
    ///
    /// @param arguments as they are written
    public record Attribute(String name, List<String> arguments) {
        public Attribute {
            arguments = List.copyOf(arguments);
        }
    }

    /// `alias name := target`.
    public record Alias(String name, String target, int line) {}

    /// `name := value`, the value as it is written.
    public record Assignment(String name, String value, boolean exported, int line) {}

    /// `set name := value`, the value as it is written; empty for `set name`.
    public record Setting(String name, String value, int line) {}

    /// `import 'path'` or `mod name`.
    ///
    /// @param kind `import` or `mod`
    public record Inclusion(String kind, String target, int line) {}
}
