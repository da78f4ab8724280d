package dev.vox.env;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Which variables are secret, and what must not be shown of any text.
///
/// Secret are those that the settings table or a file says are, and those whose name says so. What they hold is masked
/// in other texts as well, and so is the password of a URL.
public final class Secrets {
    /// What a secret is shown as.
    public static final String MASK = "***";

    private static final List<String> SUFFIXES = List.of("KEY", "SECRET", "TOKEN", "PASSWORD");

    private final Set<String> marked;
    private final SecretTexts texts;

    private Secrets(Set<String> marked, SecretTexts texts) {
        this.marked = Set.copyOf(marked);
        this.texts = texts;
    }

    /// Those of the layers: a variable that one layer marks is secret in every layer.
    public static Secrets of(List<Layer> layers) {
        Set<String> marked = new TreeSet<>();
        for (Setting<?> setting : Settings.all()) {
            if (setting.secret()) {
                marked.addAll(setting.variables());
            }
        }
        for (Layer layer : layers) {
            for (Definition definition : layer.definitions()) {
                if (definition.sensitive()) {
                    marked.add(definition.variable());
                }
            }
        }
        return new Secrets(marked, SecretTexts.of(List.of()));
    }

    /// The same, and what the secret variables hold.
    public Secrets holding(Collection<String> held) {
        return new Secrets(marked, SecretTexts.of(held));
    }

    /// Whether a variable's value must not be shown.
    public boolean has(String variable) {
        return marked.contains(variable) || isNamedSo(variable);
    }

    /// A text as it may be shown: every secret of six characters or more in it is masked, and passwords in URLs are.
    public String masked(String text) {
        return texts.masked(text);
    }

    /// What a definition says, as it may be shown.
    public String masked(Definition definition) {
        if (has(definition.variable()) && !definition.text().isEmpty()) {
            return MASK;
        }
        return definition.expands() ? maskedTemplate(definition.text()) : masked(definition.text());
    }

    /// A template as it may be shown: the words that stand in for secrets in its `${…}` are masked as well.
    public String maskedTemplate(String template) {
        return template.indexOf('$') < 0 ? masked(template) : new MaskedTemplate(this).of(template);
    }

    /// Whether a template that cannot be read may not even be quoted: it is a secret's, or names one that a word of it may
    /// stand in for.
    public boolean mayBeIn(String variable, String template) {
        return has(variable) || new MaskedTemplate(this).namesSecret(template);
    }

    /// The passwords of the URLs in a text.
    public static List<String> passwordsOfUrls(String text) {
        return SecretTexts.passwordsOfUrls(text);
    }

    /// Whether a name ends in a word that secrets end in, whatever its case.
    public static boolean isNamedSo(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return SUFFIXES.stream().anyMatch(name::endsWith);
    }
}
