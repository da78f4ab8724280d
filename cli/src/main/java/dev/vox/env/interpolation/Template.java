package dev.vox.env.interpolation;

import java.util.List;

/// A text with variables in it.
///
/// @param source as written
/// @param parts in order
public record Template(String source, List<Part> parts) {
    /// How many `${…}` may stand in each other.
    public static final int DEEPEST = 200;

    static final Template EMPTY = new Template("", List.of());

    public Template {
        parts = List.copyOf(parts);
    }

    /// Reads a template by the rules of Docker Compose (compose-go, package `template`), in time linear in its length.
    ///
    /// @throws InvalidTemplate for `${`, `${}`, `${ x}`, `${x!}` and their like, quoting the innermost template
    public static Template parse(String source) throws InvalidTemplate {
        return source.indexOf('$') < 0 ? literal(source) : new TemplateParser(source).parse();
    }

    /// A text that stands for itself whatever it holds.
    public static Template literal(String text) {
        return new Template(text, text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
    }
}
