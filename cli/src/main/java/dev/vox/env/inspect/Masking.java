package dev.vox.env.inspect;

import dev.vox.env.Definition;
import dev.vox.env.Expansion;
import dev.vox.env.Secrets;
import dev.vox.env.Variable;
import dev.vox.env.Variables;
import dev.vox.env.interpolation.InvalidTemplate;
import dev.vox.env.interpolation.Part;
import dev.vox.env.interpolation.Template;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How the texts of an environment may be shown.
///
/// A secret is masked by its variable, in what is written as well as in what comes of it; and its text is masked wherever
/// else it occurs, from [#SHORTEST] characters on.
final class Masking {
    /// A shorter text occurs by chance.
    static final int SHORTEST = 6;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Secrets secrets;
    private final Disclosure disclosure;

    /// The texts of secrets, the longest first, since one may hold another.
    private final List<String> texts;

    Masking(Variables variables, Disclosure disclosure) {
        this.secrets = Secrets.of(variables.layers());
        this.disclosure = disclosure;
        this.texts =
                Stream.concat(
                                variables.all().values().stream()
                                        .filter(variable -> secrets.has(variable.name()))
                                        .map(Variable::text),
                                variables.layers().stream()
                                        .flatMap(layer -> layer.definitions().stream())
                                        .filter(said -> secrets.has(said.variable()))
                                        .map(Definition::text))
                        .filter(text -> text.length() >= SHORTEST)
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    boolean secret(String variable) {
        return secrets.has(variable);
    }

    /// What came of a definition.
    String value(Expansion expansion) {
        return switch (disclosure) {
            case REVEALED -> expansion.text();
            case MASKED -> redacted(expansion.masked());
        };
    }

    /// What a definition says, with its `${…}` as they stand there.
    String written(Definition definition) {
        return switch (disclosure) {
            case REVEALED -> definition.text();
            case MASKED -> masked(definition);
        };
    }

    /// A reference as it stands in a template of a variable: `${REDIS_HOST:-localhost}`.
    String written(String variable, Expansion.Lookup lookup) {
        return switch (disclosure) {
            case REVEALED -> lookup.written();
            case MASKED ->
                    secrets.has(variable) ? "${" + lookup.name() + "}" : masked(lookup.written());
        };
    }

    private String masked(Definition definition) {
        if (secrets.has(definition.variable())) {
            return definition.text().isEmpty() ? "" : Secrets.MASK;
        }
        return definition.expands() ? masked(definition.text()) : redacted(definition.text());
    }

    private String masked(String template) {
        if (template.indexOf('$') < 0) {
            return redacted(template);
        }
        try {
            return redacted(print(Template.parse(template)));
        } catch (InvalidTemplate broken) {
            boolean namesSecret =
                    NAME.matcher(template).results().anyMatch(name -> secrets.has(name.group()));
            return namesSecret ? Secrets.MASK : redacted(template);
        }
    }

    /// The template as it is written, without the words that stand in for secrets.
    private String print(Template template) {
        StringBuilder text = new StringBuilder();
        for (Part part : template.parts()) {
            switch (part) {
                case Part.Literal(String literal) -> text.append(literal.replace("$", "$$"));
                case Part.Reference reference -> text.append(print(reference));
            }
        }
        return text.toString();
    }

    private String print(Part.Reference reference) {
        Part.Operator operator = reference.operator();
        if (operator == null) {
            return "${" + reference.name() + "}";
        }
        String word = print(reference.word());
        boolean hidden = secrets.has(reference.name()) && !word.isEmpty();
        return "${" + reference.name() + operator.sign() + (hidden ? Secrets.MASK : word) + "}";
    }

    private String redacted(String text) {
        String redacted = text;
        for (String secret : texts) {
            redacted = redacted.replace(secret, Secrets.MASK);
        }
        return redacted;
    }
}
