package dev.vox.stack.compose.model.tree;

import dev.vox.env.interpolation.InvalidTemplate;
import dev.vox.env.interpolation.Part;
import dev.vox.env.interpolation.Part.Operator;
import dev.vox.env.interpolation.Template;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;
import dev.vox.yaml.YamlNode.Tagged;

import org.jspecify.annotations.Nullable;

import java.util.function.UnaryOperator;

/// Replaces `${…}` in texts.
public final class Interpolation {
    /// Values that double each other would fill the memory.
    private static final int LONGEST = 1 << 20;

    private final UnaryOperator<@Nullable String> variables;
    private final Mistakes mistakes;

    /// @param variables the value of a name, or null
    public Interpolation(UnaryOperator<@Nullable String> variables, Mistakes mistakes) {
        this.variables = variables;
        this.mistakes = mistakes;
    }

    /// The node with every text in it expanded; keys, numbers and flags stay.
    YamlNode apply(YamlNode node) {
        // No pattern switch: every start comes by here, and its first use takes milliseconds.
        if (node instanceof Mapping mapping) {
            return Nodes.each(mapping, this::apply);
        }
        if (node instanceof Sequence sequence) {
            return Nodes.eachItem(sequence, this::apply);
        }
        return node instanceof Tagged tagged ? apply(tagged.node()) : scalar((Scalar) node);
    }

    private YamlNode scalar(Scalar scalar) {
        if (scalar.text().indexOf('\0') >= 0) {
            mistakes.add(scalar.place(), "has a NUL character; leave it out");
            return Nodes.text(scalar.place(), scalar.text().replace('\0', ' '));
        }
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
            if (part instanceof Part.Literal literal) {
                expanded.append(literal.text());
            } else {
                append(place, (Part.Reference) part, expanded);
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
