package dev.vox.template.just;

import dev.vox.template.just.Justfile.Attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The attributes above a recipe.
final class Attributes {
    /// With these a recipe may be there twice: `just` takes the one for the machine it runs on.
    private static final Set<String> SYSTEMS =
            Set.of(
                    "android",
                    "dragonfly",
                    "freebsd",
                    "linux",
                    "macos",
                    "netbsd",
                    "openbsd",
                    "unix",
                    "windows");

    private Attributes() {}

    /// Reads `[a, b: 'x', c('y')]`.
    static List<Attribute> read(TokenCursor cursor) throws MalformedItem {
        List<Attribute> attributes = new ArrayList<>();
        cursor.expect("[", "before an attribute");
        do {
            String name = cursor.name("an attribute");
            attributes.add(new Attribute(name, arguments(cursor)));
        } while (cursor.accept(","));
        cursor.expect("]", "behind the attributes");
        if (!cursor.done()) {
            throw cursor.unexpected("the end of the line");
        }
        return attributes;
    }

    private static List<String> arguments(TokenCursor cursor) throws MalformedItem {
        List<String> arguments = new ArrayList<>();
        if (cursor.accept(":")) {
            arguments.add(cursor.expression("an argument"));
        } else if (cursor.accept("(")) {
            while (!cursor.ahead(0, ")")) {
                arguments.add(argument(cursor));
                if (!cursor.accept(",") && !cursor.ahead(0, ")")) {
                    throw cursor.unexpected("',' or ')'");
                }
            }
            cursor.next();
        }
        return arguments;
    }

    private static String argument(TokenCursor cursor) throws MalformedItem {
        String argument = cursor.expression("an argument");
        return cursor.accept("=") ? argument + "=" + cursor.expression("an argument") : argument;
    }

    /// What `[doc('…')]` says.
    static Optional<String> doc(List<Attribute> attributes) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals("doc"))
                .findFirst()
                .map(attribute ->
                        attribute.arguments().isEmpty()
                                ? ""
                                : literal(attribute.arguments().getFirst()));
    }

    private static String literal(String written) {
        boolean quoted = written.startsWith("'") || written.startsWith("\"");
        return quoted ? TokenCursor.unquoted(written) : written;
    }

    /// Whether it is for some machines only.
    static boolean forSomeSystems(List<Attribute> attributes) {
        return attributes.stream().anyMatch(attribute -> SYSTEMS.contains(attribute.name()));
    }
}
