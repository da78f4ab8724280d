package dev.vox.env.inspect;

import dev.vox.env.Definition;
import dev.vox.env.Expansion;
import dev.vox.env.Secrets;
import dev.vox.env.Variables;

/// How the texts of an environment may be shown.
///
/// A secret is masked by its variable, in what is written as well as in what comes of it; and what it holds is masked
/// wherever else that occurs.
final class Masking {
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
        return switch (disclosure) {
            case REVEALED -> definition.text();
            case MASKED -> secrets.masked(definition);
        };
    }

    /// A reference as it stands in a template of a variable: `${REDIS_HOST:-localhost}`.
    String written(String variable, Expansion.Lookup lookup) {
        return switch (disclosure) {
            case REVEALED -> lookup.written();
            case MASKED ->
                    secrets.has(variable)
                            ? "${" + lookup.name() + "}"
                            : secrets.maskedTemplate(lookup.written());
        };
    }
}
