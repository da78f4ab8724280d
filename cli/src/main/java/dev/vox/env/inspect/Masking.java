package dev.vox.env.inspect;

import dev.vox.env.Definition;
import dev.vox.env.Expansion;
import dev.vox.env.Secrets;
import dev.vox.env.Variables;
import dev.vox.env.interpolation.InvalidTemplate;
import dev.vox.env.interpolation.Part;
import dev.vox.env.interpolation.Template;

import java.util.regex.Pattern;

/// How the texts of an environment may be shown.
///
/// A secret is masked by its variable, in what is written as well as in what comes of it; and what it holds is masked
/// wherever else that occurs.
final class Masking {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// The password of a URL that is nothing but a reference, which tells more than a mask and betrays nothing.
    private static final Pattern REFERENCE_AS_PASSWORD =
            Pattern.compile("://(?=[^/?#\\s:@]*:\\$\\{\\w+(?::?[-?+]\\*{3})?}@)");

    /// Stands for `://` while passwords are looked for.
    private static final String SPARED = "\ue000//";

    private final Secrets secrets;
    private final Disclosure disclosure;

    Masking(Variables variables, Disclosure disclosure) {
        this.secrets = variables.secrets();
        this.disclosure = disclosure;
    }

    boolean secret(String variable) {
        return secrets.has(variable);
    }

    /// What came of a definition.
    String value(Expansion expansion) {
        return switch (disclosure) {
            case REVEALED -> expansion.text();
            case MASKED -> expansion.masked();
        };
    }

    /// What a definition says, with its `${…}` as they stand there.
    String written(Definition definition) {
        boolean template = definition.expands() && !secrets.has(definition.variable());
        return switch (disclosure) {
            case REVEALED -> definition.text();
            case MASKED -> template ? masked(definition.text()) : secrets.masked(definition);
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

    private String masked(String template) {
        try {
            String text = print(Template.parse(template));
            String spared = REFERENCE_AS_PASSWORD.matcher(text).replaceAll(SPARED);
            return secrets.masked(spared).replace(SPARED, "://");
        } catch (InvalidTemplate broken) {
            boolean namesSecret =
                    NAME.matcher(template).results().anyMatch(name -> secrets.has(name.group()));
            return namesSecret ? Secrets.MASK : secrets.masked(template);
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
}
