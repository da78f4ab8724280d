package dev.vox.stack.compose.model.tree;

import dev.vox.env.interpolation.InvalidTemplate;
import dev.vox.env.interpolation.Part;
import dev.vox.env.interpolation.Part.Operator;
import dev.vox.env.interpolation.Template;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;
import dev.vox.yaml.YamlNode.Tagged;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Replaces `${…}` in texts.
public final class Interpolation {
    /// Values that double each other would fill the memory.
    private static final int LONGEST = 1 << 20;

    /// @param variables the value of a name, or null
    private final UnaryOperator<@Nullable String> variables;

    private final Mistakes mistakes;

    public Interpolation(UnaryOperator<@Nullable String> variables, Mistakes mistakes) {
        this.variables = variables;
        this.mistakes = mistakes;
    }

    /// The node with every text in it expanded; keys, numbers and flags stay.
    YamlNode apply(YamlNode node) {
        return switch (node) {
            case Mapping mapping -> mapping(mapping);
            case Sequence sequence -> sequence(sequence);
            case Scalar scalar -> scalar(scalar);
            case Tagged tagged -> apply(tagged.node());
        };
    }

    Mapping mapping(Mapping mapping) {
        List<Entry> entries = new ArrayList<>(mapping.entries().size());
        boolean changed = false;
        for (Entry entry : mapping.entries()) {
            YamlNode value = apply(entry.value());
            changed |= value != entry.value();
            entries.add(
                    value == entry.value() ? entry : new Entry(entry.place(), entry.key(), value));
        }
        return changed ? new Mapping(mapping.place(), entries) : mapping;
    }

    private YamlNode sequence(Sequence sequence) {
        List<YamlNode> items = new ArrayList<>(sequence.items().size());
        boolean changed = false;
        for (YamlNode item : sequence.items()) {
            YamlNode value = apply(item);
            changed |= value != item;
            items.add(value);
        }
        return changed ? new Sequence(sequence.place(), items) : sequence;
    }

    private YamlNode scalar(Scalar scalar) {
        boolean plain = scalar.type() != ScalarType.TEXT || scalar.text().indexOf('$') < 0;
        return plain ? scalar : Nodes.text(scalar.place(), expand(scalar.place(), scalar.text()));
    }

    /// A text with its variables replaced; as it is when it cannot be expanded, which is noted.
    public String expand(Place place, String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder expanded = new StringBuilder(text.length());
        try {
            append(place, Template.parse(text), expanded);
            return expanded.toString();
        } catch (InvalidTemplate e) {
            mistakes.add(
                    place, e.problem() + "; write ${NAME} for a variable and $$ for a dollar sign");
            return text;
        }
    }

    private void append(Place place, Template template, StringBuilder expanded) {
        for (Part part : template.parts()) {
            switch (part) {
                case Part.Literal(String literal) -> expanded.append(literal);
                case Part.Reference reference -> append(place, reference, expanded);
            }
            if (expanded.length() > LONGEST) {
                mistakes.add(place, "more than 1 Mi characters when it is expanded");
                expanded.setLength(0);
                return;
            }
        }
    }

    private void append(Place place, Part.Reference reference, StringBuilder expanded) {
        Operator operator = reference.operator();
        String value = variables.apply(reference.name());
        if (operator == null) {
            expanded.append(value == null ? "" : value);
            return;
        }
        boolean set = value != null && !(operator.countsEmptyAsUnset() && value.isEmpty());
        switch (operator) {
            case DEFAULT_IF_EMPTY, DEFAULT_IF_UNSET -> {
                if (set) {
                    expanded.append(value);
                } else {
                    append(place, reference.word(), expanded);
                }
            }
            case ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET -> {
                if (set) {
                    append(place, reference.word(), expanded);
                }
            }
            case REQUIRED_NOT_EMPTY, REQUIRED_SET -> {
                if (set) {
                    expanded.append(value);
                } else {
                    mistakes.add(place, missing(place, reference));
                }
            }
        }
    }

    private String missing(Place place, Part.Reference reference) {
        StringBuilder words = new StringBuilder();
        append(place, reference.word(), words);
        return "required variable %s is missing a value%s; set it in .env.local or in the shell"
                .formatted(reference.name(), words.isEmpty() ? "" : ": " + words);
    }
}
