package dev.vox.env;

import dev.vox.env.Definitions.Ranked;
import dev.vox.env.ExpansionMistake.Kind;
import dev.vox.env.interpolation.Part;
import dev.vox.env.interpolation.Part.Operator;
import dev.vox.env.interpolation.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One definition while it is expanded.
final class Evaluation {
    /// A few lines that double each other would fill the memory.
    private static final int LONGEST = 16 * 1024 * 1024;

    private final Expander expander;
    private final Secrets secrets;
    private final Ranked ranked;
    private final boolean hidden;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder masked = new StringBuilder();
    private final List<Expansion.Lookup> lookups = new ArrayList<>();

    Evaluation(Expander expander, Ranked ranked) {
        this.expander = expander;
        this.secrets = expander.secrets();
        this.ranked = ranked;
        this.hidden = secrets.has(ranked.definition().variable());
    }

    Expansion result() {
        String shown = hidden && !text.isEmpty() ? Secrets.MASK : secrets.masked(masked.toString());
        return new Expansion(text.toString(), shown, ranked.definition(), lookups);
    }

    void add(Template template) throws ExpansionFailure {
        for (Part part : template.parts()) {
            // No pattern switch: every start comes by here, and its first use takes milliseconds.
            if (part instanceof Part.Literal literal) {
                append(literal.text(), literal.text());
            } else {
                add((Part.Reference) part);
            }
        }
    }

    private void add(Part.Reference reference) throws ExpansionFailure {
        Expansion value = expander.lookUp(reference.name(), ranked).orElse(null);
        lookups.add(
                new Expansion.Lookup(
                        reference.name(),
                        written(reference),
                        value == null ? List.of() : List.of(value)));
        if (value == null || countsAsUnset(value, reference.operator())) {
            addAbsent(reference);
        } else {
            addPresent(reference, value);
        }
    }

    private static boolean countsAsUnset(Expansion value, @Nullable Operator operator) {
        return operator != null && operator.countsEmptyAsUnset() && value.text().isEmpty();
    }

    /// A switch over an operator that may be null is made at run time, which a short command has no time for.
    private void addPresent(Part.Reference reference, Expansion value) throws ExpansionFailure {
        Operator operator = reference.operator();
        if (operator == null) {
            append(value.text(), value.masked());
            return;
        }
        switch (operator) {
            case ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET -> addWord(reference);
            case DEFAULT_IF_EMPTY, DEFAULT_IF_UNSET, REQUIRED_NOT_EMPTY, REQUIRED_SET ->
                    append(value.text(), value.masked());
        }
    }

    private void addAbsent(Part.Reference reference) throws ExpansionFailure {
        Operator operator = reference.operator();
        if (operator == null) {
            expander.warn(reference.name(), ranked);
            return;
        }
        switch (operator) {
            case DEFAULT_IF_EMPTY, DEFAULT_IF_UNSET -> addDefault(reference);
            case REQUIRED_NOT_EMPTY, REQUIRED_SET -> throw required(reference);
            case ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET -> {}
        }
    }

    /// What stands in for a secret is one.
    private void addDefault(Part.Reference reference) throws ExpansionFailure {
        int before = masked.length();
        addWord(reference);
        if (secrets.has(reference.name()) && masked.length() > before) {
            masked.setLength(before);
            masked.append(Secrets.MASK);
        }
    }

    private void addWord(Part.Reference reference) throws ExpansionFailure {
        expander.enter(ranked);
        try {
            add(reference.word());
        } finally {
            expander.leave();
        }
    }

    private void append(String piece, String shown) throws ExpansionFailure {
        if (text.length() + piece.length() > LONGEST) {
            throw Expander.failure(
                    ranked, Kind.LENGTH, "more than 16 million characters when it is expanded");
        }
        text.append(piece);
        masked.append(shown);
    }

    private ExpansionFailure required(Part.Reference reference) throws ExpansionFailure {
        Evaluation message = new Evaluation(expander, ranked);
        message.addWord(reference);
        String words = secrets.masked(message.masked.toString());
        return Expander.failure(
                ranked,
                Kind.REQUIRED,
                "required variable "
                        + reference.name()
                        + " is missing a value"
                        + (words.isEmpty() ? "" : ": " + words));
    }

    /// The reference as it stands in the template, without a word that may be a secret.
    private String written(Part.Reference reference) {
        Operator operator = reference.operator();
        return "${"
                + reference.name()
                + (operator == null ? "" : operator.sign() + shown(reference))
                + "}";
    }

    private String shown(Part.Reference reference) {
        String word = reference.word().source();
        return word.isEmpty() || !(hidden || secrets.has(reference.name()))
                ? secrets.maskedTemplate(word)
                : Secrets.MASK;
    }
}
