package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.RecognitionException;

import edu.cmu.sphinx.jsgf.JSGFRuleGrammar;
import edu.cmu.sphinx.jsgf.rule.JSGFRule;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleAlternatives;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleCount;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleName;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleSequence;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleTag;
import edu.cmu.sphinx.jsgf.rule.JSGFRuleToken;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Turns the rules of one grammar into what they allow, each rule in the place of its name.
final class JsgfRules {
    private static final String NOTHING = "NULL";

    private final JSGFRuleGrammar grammar;

    /// The rules that are being read, the outermost last.
    private final Deque<String> reading = new ArrayDeque<>();

    JsgfRules(JSGFRuleGrammar grammar) {
        this.grammar = grammar;
    }

    /// What the public rules allow.
    ///
    /// @throws RecognitionException naming the rule that is missing, calls itself, or says nothing again and again
    Expansion read() throws RecognitionException {
        if (!grammar.getImports().isEmpty()) {
            throw new RecognitionException(
                    "the grammar imports others, which is not supported; write their rules into"
                            + " it");
        }
        List<Expansion> open = new ArrayList<>();
        for (String name : grammar.getRuleNames().stream().sorted().toList()) {
            if (grammar.isRulePublic(name)) {
                open.add(named(name));
            }
        }
        if (open.isEmpty()) {
            throw new RecognitionException(
                    "the grammar has no public rule; write 'public <command> = …;'");
        }
        Expansion all = new Expansion.Choice(open, List.of());
        if (all.mayBeEmpty()) {
            throw new RecognitionException(
                    "the grammar allows to say nothing at all; make one part of it obligatory");
        }
        return all;
    }

    private Expansion named(String name) throws RecognitionException {
        if (reading.contains(name)) {
            throw new RecognitionException(
                    "the grammar's rule <%s> calls itself, which is not supported; use + or *"
                            .formatted(name));
        }
        if (!grammar.getRuleNames().contains(name)) {
            throw new RecognitionException(
                    "the grammar calls the rule <%s>, which it does not have".formatted(name));
        }
        reading.push(name);
        Expansion read = read(grammar.getRule(name));
        reading.pop();
        return read;
    }

    /// The rules are a library's classes, which are not sealed.
    private Expansion read(JSGFRule rule) throws RecognitionException {
        return switch (rule) {
            case JSGFRuleToken token -> words(token.getText());
            case JSGFRuleName name -> called(name);
            case JSGFRuleTag tag -> read(tag.getRule());
            case JSGFRuleSequence sequence -> new Expansion.Sequence(all(sequence.getRules()));
            case JSGFRuleCount count -> repeated(count);
            case JSGFRuleAlternatives choice ->
                    new Expansion.Choice(
                            all(choice.getRules()),
                            Objects.requireNonNullElse(choice.getWeights(), List.of()));
            default -> throw new RecognitionException("the grammar has an unknown part: " + rule);
        };
    }

    private List<Expansion> all(List<JSGFRule> rules) throws RecognitionException {
        List<Expansion> read = new ArrayList<>();
        for (JSGFRule rule : rules) {
            read.add(read(rule));
        }
        return read;
    }

    /// A token is one word, or several in quotes.
    private static Expansion words(String text) {
        return new Expansion.Sequence(
                Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                        .<Expansion>map(Expansion.Word::new)
                        .toList());
    }

    private Expansion called(JSGFRuleName name) throws RecognitionException {
        String simple = name.getSimpleRuleName();
        return simple.equals(NOTHING) ? new Expansion.Sequence(List.of()) : named(simple);
    }

    private Expansion repeated(JSGFRuleCount count) throws RecognitionException {
        Expansion part = read(count.getRule());
        boolean again = count.getCount() != JSGFRuleCount.OPTIONAL;
        if (again && part.mayBeEmpty()) {
            throw new RecognitionException(
                    "the grammar repeats %s, which may be nothing".formatted(count.getRule()));
        }
        return new Expansion.Repeat(part, count.getCount() != JSGFRuleCount.ONCE_OR_MORE, again);
    }
}
