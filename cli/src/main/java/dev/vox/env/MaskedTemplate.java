package dev.vox.env;

import dev.vox.env.interpolation.InvalidTemplate;
import dev.vox.env.interpolation.Part;
import dev.vox.env.interpolation.Template;

import java.util.regex.Pattern;

/// A template as it may be shown: with its `${…}` as they stand there, and without the words that stand in for secrets.
record MaskedTemplate(Secrets secrets) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// The password of a URL that is nothing but a reference, which tells more than a mask and betrays nothing.
    private static final Pattern REFERENCE_AS_PASSWORD =
            Pattern.compile("://(?=[^/?#\\s:@]*:\\$\\{\\w+(?::?[-?+]\\*{3})?}@)");

    /// Stands for `://` while passwords are looked for.
    private static final String SPARED = "\ue000//";

    /// A template that cannot be read and names a secret is masked as a whole: where its words end, nobody knows.
    String of(String template) {
        String text = namesSecret(template) ? withoutWords(template) : template;
        String spared = REFERENCE_AS_PASSWORD.matcher(text).replaceAll(SPARED);
        return secrets.masked(spared).replace(SPARED, "://");
    }

    /// Whether a word in it may stand in for a secret.
    boolean namesSecret(String template) {
        return NAME.matcher(template).results().anyMatch(name -> secrets.has(name.group()));
    }

    private String withoutWords(String template) {
        try {
            return print(Template.parse(template));
        } catch (InvalidTemplate broken) {
            return Secrets.MASK;
        }
    }

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
