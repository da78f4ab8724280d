package dev.vox.env;

import dev.vox.env.Definitions.Ranked;
import dev.vox.env.ExpansionMistake.Kind;
import dev.vox.env.interpolation.InvalidTemplate;
import dev.vox.env.interpolation.Template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Expands definitions, each once.
final class Expander {
    /// How many variables and words of `${…}` may stand in each other before the thread's stack is in danger.
    private static final int DEEPEST = 200;

    private final Definitions definitions;
    private final Secrets secrets;
    private final ExpandOrder order;
    private final IdentityHashMap<Ranked, Expansion> done = new IdentityHashMap<>();
    private final IdentityHashMap<Ranked, ExpansionFailure> failed = new IdentityHashMap<>();
    private final Map<String, String> warnings = new LinkedHashMap<>();

    /// The definitions that are being expanded, the outermost first.
    private final Deque<Ranked> running = new ArrayDeque<>();

    private int depth;

    private Expander(Definitions definitions, Secrets secrets, ExpandOrder order) {
        this.definitions = definitions;
        this.secrets = secrets;
        this.order = order;
    }

    static Expander of(List<Layer> layers, ExpandOrder order) {
        Definitions definitions = new Definitions(layers);
        Secrets names = Secrets.of(layers);
        Expander before = new Expander(definitions, names, order);
        return new Expander(definitions, names.holding(before.textsOfSecrets()), order);
    }

    Secrets secrets() {
        return secrets;
    }

    /// The weightiest definition of every variable, in the order of the layers and their lines.
    List<Ranked> winners() {
        return definitions.winners();
    }

    /// One warning a variable that is unset where it is looked up.
    List<String> warnings() {
        return List.copyOf(warnings.values());
    }

    /// The variable that a definition makes.
    Variable variable(Ranked winner) throws ExpansionFailure {
        String name = winner.definition().variable();
        return new Variable(name, expand(winner), winner.name(), secrets.has(name));
    }

    /// What another definition means by a variable's name; empty where that is unset.
    Optional<Expansion> lookUp(String name, Ranked by) throws ExpansionFailure {
        Optional<Ranked> meant = definitions.meant(name, by, order);
        return meant.isEmpty() ? Optional.empty() : Optional.of(expand(meant.get()));
    }

    /// Goes one step deeper.
    ///
    /// @throws ExpansionFailure where that is too deep
    void enter(Ranked ranked) throws ExpansionFailure {
        if (depth == DEEPEST) {
            throw failure(
                    ranked, Kind.DEPTH, "more than " + DEEPEST + " variables and defaults deep");
        }
        depth++;
    }

    void leave() {
        depth--;
    }

    void warn(String unset, Ranked ranked) {
        warnings.putIfAbsent(unset, message(ranked, unset + " is not set, so it is empty here"));
    }

    static ExpansionFailure failure(Ranked ranked, Kind kind, String problem) {
        return new ExpansionFailure(new ExpansionMistake(ranked.definition(), kind, problem));
    }

    /// What secret variables hold in any layer: a value that is overridden is none the less secret.
    private List<String> textsOfSecrets() {
        List<String> texts = new ArrayList<>();
        definitions.names().stream()
                .filter(secrets::has)
                .flatMap(name -> definitions.of(name).stream())
                .forEach(ranked -> {
                    try {
                        texts.add(expand(ranked).text());
                    } catch (ExpansionFailure failure) {
                        texts.add(ranked.definition().text());
                    }
                });
        return texts;
    }

    private Expansion expand(Ranked ranked) throws ExpansionFailure {
        Expansion known = done.get(ranked);
        if (known != null) {
            return known;
        }
        ExpansionFailure met = failed.get(ranked);
        if (met != null) {
            throw met;
        }
        if (running.contains(ranked)) {
            throw failure(ranked, Kind.CIRCLE, circle(ranked));
        }
        enter(ranked);
        running.addLast(ranked);
        try {
            Expansion expansion = evaluated(ranked);
            done.put(ranked, expansion);
            return expansion;
        } catch (ExpansionFailure failure) {
            failed.put(ranked, failure);
            throw failure;
        } finally {
            running.removeLast();
            leave();
        }
    }

    private Expansion evaluated(Ranked ranked) throws ExpansionFailure {
        Definition definition = ranked.definition();
        Evaluation evaluation = new Evaluation(this, ranked);
        try {
            evaluation.add(
                    definition.expands()
                            ? Template.parse(definition.text())
                            : Template.literal(definition.text()));
        } catch (InvalidTemplate e) {
            throw failure(ranked, Kind.TEMPLATE, problem(e, definition));
        }
        return evaluation.result();
    }

    private String problem(InvalidTemplate invalid, Definition definition) {
        return secrets.mayBeIn(definition.variable(), definition.text())
                ? invalid.problem() + ", not shown since it is secret"
                : invalid.problem()
                        + " "
                        + InvalidTemplate.quoted(secrets.masked(invalid.template()));
    }

    private String circle(Ranked start) {
        List<Definition> circle =
                running.stream()
                        .dropWhile(each -> !each.equals(start))
                        .map(Ranked::definition)
                        .toList();
        String names =
                Stream.concat(circle.stream(), Stream.of(start.definition()))
                        .map(Definition::variable)
                        .collect(Collectors.joining(" → "));
        return "a circle: "
                + names
                + circle.stream()
                        .skip(1)
                        .map(each -> each.variable() + " in " + each.origin().label())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String message(Ranked ranked, String problem) {
        Definition definition = ranked.definition();
        return "[" + definition.origin().label() + "] " + definition.variable() + ": " + problem;
    }
}
