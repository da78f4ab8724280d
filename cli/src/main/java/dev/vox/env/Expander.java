package dev.vox.env;

import dev.vox.env.Definitions.Ranked;
import dev.vox.env.ExpansionMistake.Kind;
import dev.vox.env.interpolation.InvalidTemplate;
import dev.vox.env.interpolation.Part;
import dev.vox.env.interpolation.Part.Operator;
import dev.vox.env.interpolation.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Expands definitions, each once.
final class Expander {
    private static final int DEEPEST = 200;

    private final Definitions definitions;
    private final Secrets secrets;
    private final ExpandOrder order;
    private final Map<Ranked, Expansion> done = new HashMap<>();
    private final Deque<Ranked> running = new ArrayDeque<>();
    private final Map<String, String> warnings = new LinkedHashMap<>();

    private Expander(Definitions definitions, Secrets secrets, ExpandOrder order) {
        this.definitions = definitions;
        this.secrets = secrets;
        this.order = order;
    }

    static Expander of(List<Layer> layers, ExpandOrder order) {
        return new Expander(new Definitions(layers), Secrets.of(layers), order);
    }

    Set<String> names() {
        return definitions.names();
    }

    /// One warning a variable that is unset where it is looked up.
    List<String> warnings() {
        return List.copyOf(warnings.values());
    }

    /// The variable in effect.
    Variable variable(String name) throws ExpansionFailure {
        Ranked winner = definitions.of(name).getLast();
        return new Variable(name, expand(winner), winner.name(), secrets.has(name));
    }

    private Expansion expand(Ranked ranked) throws ExpansionFailure {
        Expansion known = done.get(ranked);
        if (known != null) {
            return known;
        }
        if (running.contains(ranked)) {
            throw failure(ranked, Kind.CIRCLE, "a circle: " + circle(ranked));
        }
        if (running.size() > DEEPEST) {
            throw failure(ranked, Kind.DEPTH, "more than " + DEEPEST + " variables deep");
        }
        running.addLast(ranked);
        try {
            Expansion expansion = evaluated(ranked);
            done.put(ranked, expansion);
            return expansion;
        } finally {
            running.removeLast();
        }
    }

    private Expansion evaluated(Ranked ranked) throws ExpansionFailure {
        Definition definition = ranked.definition();
        Evaluation evaluation = new Evaluation(ranked);
        try {
            evaluation.add(
                    definition.expands()
                            ? Template.parse(definition.text())
                            : Template.literal(definition.text()));
        } catch (InvalidTemplate e) {
            throw failure(ranked, Kind.TEMPLATE, unreadable(definition, e));
        }
        return evaluation.result();
    }

    private String circle(Ranked start) {
        return Stream.concat(
                        running.stream().dropWhile(each -> !each.equals(start)), Stream.of(start))
                .map(each -> each.definition().variable())
                .collect(Collectors.joining(" → "));
    }

    /// The template is quoted unless a secret may be in it.
    private String unreadable(Definition definition, InvalidTemplate e) {
        return secrets.mayBeIn(definition.variable(), definition.text())
                ? "invalid template"
                : String.valueOf(e.getMessage());
    }

    private static ExpansionFailure failure(Ranked ranked, Kind kind, String problem) {
        return new ExpansionFailure(new ExpansionMistake(ranked.definition(), kind, problem));
    }

    /// One definition while it is expanded.
    private final class Evaluation {
        private final Ranked ranked;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder masked = new StringBuilder();
        private final List<Expansion.Lookup> lookups = new ArrayList<>();

        Evaluation(Ranked ranked) {
            this.ranked = ranked;
        }

        Expansion result() {
            boolean hidden = secrets.has(ranked.definition().variable()) && !text.isEmpty();
            return new Expansion(
                    text.toString(),
                    hidden ? Secrets.MASK : masked.toString(),
                    ranked.definition(),
                    lookups);
        }

        void add(Template template) throws ExpansionFailure {
            for (Part part : template.parts()) {
                switch (part) {
                    case Part.Literal(String literal) -> {
                        text.append(literal);
                        masked.append(literal);
                    }
                    case Part.Reference reference -> add(reference);
                }
            }
        }

        private void add(Part.Reference reference) throws ExpansionFailure {
            Optional<Ranked> meant = definitions.meant(reference.name(), ranked, order);
            Expansion value = meant.isEmpty() ? null : expand(meant.get());
            lookups.add(
                    new Expansion.Lookup(
                            reference.name(),
                            written(reference),
                            value == null ? List.of() : List.of(value)));
            Operator operator = reference.operator();
            if (value == null || countsAsUnset(value, operator)) {
                addAbsent(reference);
            } else {
                addPresent(reference, value);
            }
        }

        private static boolean countsAsUnset(Expansion value, @Nullable Operator operator) {
            return operator != null && operator.countsEmptyAsUnset() && value.text().isEmpty();
        }

        private void addPresent(Part.Reference reference, Expansion value) throws ExpansionFailure {
            switch (reference.operator()) {
                case ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET -> add(reference.word());
                case DEFAULT_IF_EMPTY, DEFAULT_IF_UNSET, REQUIRED_NOT_EMPTY, REQUIRED_SET ->
                        append(value);
                case null -> append(value);
            }
        }

        private void addAbsent(Part.Reference reference) throws ExpansionFailure {
            switch (reference.operator()) {
                case DEFAULT_IF_EMPTY, DEFAULT_IF_UNSET -> addDefault(reference);
                case REQUIRED_NOT_EMPTY, REQUIRED_SET -> throw required(reference);
                case ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET -> {}
                case null -> unset(reference.name());
            }
        }

        /// What stands in for a secret is one.
        private void addDefault(Part.Reference reference) throws ExpansionFailure {
            int start = masked.length();
            add(reference.word());
            if (secrets.has(reference.name()) && masked.length() > start) {
                masked.replace(start, masked.length(), Secrets.MASK);
            }
        }

        private void append(Expansion value) {
            text.append(value.text());
            masked.append(value.masked());
        }

        private ExpansionFailure required(Part.Reference reference) throws ExpansionFailure {
            Evaluation message = new Evaluation(ranked);
            message.add(reference.word());
            String words = message.masked.toString();
            return failure(
                    ranked,
                    Kind.REQUIRED,
                    "required variable "
                            + reference.name()
                            + " is missing a value"
                            + (words.isEmpty() ? "" : ": " + words));
        }

        private void unset(String name) {
            Definition definition = ranked.definition();
            warnings.putIfAbsent(
                    name,
                    "["
                            + definition.origin().label()
                            + "] "
                            + definition.variable()
                            + ": "
                            + name
                            + " is not set, so it is empty here");
        }
    }

    private String written(Part.Reference reference) {
        Operator operator = reference.operator();
        return "${"
                + reference.name()
                + (operator == null ? "" : operator.sign() + shown(reference, operator))
                + "}";
    }

    private String shown(Part.Reference reference, Operator operator) {
        String word = reference.word().source();
        return switch (operator) {
            case DEFAULT_IF_EMPTY, DEFAULT_IF_UNSET ->
                    secrets.has(reference.name()) && !word.isEmpty() ? Secrets.MASK : word;
            case REQUIRED_NOT_EMPTY, REQUIRED_SET, ALTERNATIVE_IF_NOT_EMPTY, ALTERNATIVE_IF_SET ->
                    word;
        };
    }
}
