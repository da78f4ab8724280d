package dev.vox.template.just;

import dev.vox.template.just.Justfile.Arity;
import dev.vox.template.just.Justfile.Dependency;
import dev.vox.template.just.Justfile.Parameter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A recipe's first line: `@name parameter… : dependency… && dependency…`.
record RecipeHeader(String name, List<Parameter> parameters, List<Dependency> dependencies) {
    static RecipeHeader read(TokenCursor cursor) throws MalformedItem {
        cursor.accept("@");
        String name = cursor.name("a recipe, an assignment or a setting");
        List<Parameter> parameters = parameters(cursor, name);
        cursor.expect(":", "behind recipe '" + name + "'");
        return new RecipeHeader(name, parameters, dependencies(cursor, name));
    }

    private static List<Parameter> parameters(TokenCursor cursor, String recipe)
            throws MalformedItem {
        List<Parameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean optional = false;
        while (!cursor.done() && !cursor.ahead(0, ":")) {
            if (!parameters.isEmpty() && parameters.getLast().arity() != Arity.ONE) {
                throw cursor.unexpected("':' behind a parameter that takes the rest");
            }
            Parameter parameter = parameter(cursor, recipe);
            if (!names.add(parameter.name())) {
                throw cursor.unexpected("another name than '" + parameter.name() + "'");
            }
            boolean needed = parameter.fallback() == null && parameter.arity() != Arity.ANY;
            if (needed && optional && parameter.arity() == Arity.ONE) {
                throw cursor.unexpected("a default for '" + parameter.name() + "'");
            }
            optional |= !needed;
            parameters.add(parameter);
        }
        return parameters;
    }

    private static Parameter parameter(TokenCursor cursor, String recipe) throws MalformedItem {
        Arity arity =
                cursor.accept("*")
                        ? Arity.ANY
                        : cursor.accept("+") ? Arity.AT_LEAST_ONE : Arity.ONE;
        boolean exported = cursor.accept("$");
        String name = cursor.name("':' or a parameter of recipe '" + recipe + "'");
        String fallback = cursor.accept("=") ? cursor.value("a default for '" + name + "'") : null;
        return new Parameter(name, arity, exported, fallback);
    }

    private static List<Dependency> dependencies(TokenCursor cursor, String recipe)
            throws MalformedItem {
        List<Dependency> dependencies = new ArrayList<>();
        String wanted = "a dependency of recipe '" + recipe + "'";
        boolean after = false;
        while (!cursor.done()) {
            if (!after && cursor.accept("&&")) {
                after = true;
                if (cursor.done()) {
                    throw cursor.unexpected(wanted);
                }
            } else if (cursor.accept("(")) {
                String name = cursor.path(wanted);
                List<String> arguments = new ArrayList<>();
                while (!cursor.ahead(0, ")")) {
                    arguments.add(cursor.expression("an argument of '" + name + "'"));
                }
                cursor.next();
                dependencies.add(new Dependency(name, arguments, after));
            } else {
                dependencies.add(new Dependency(cursor.path(wanted), List.of(), after));
            }
        }
        return dependencies;
    }
}
