package dev.vox.runtime.asr.sphinx;

import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.language.grammar.Grammar;
import edu.cmu.sphinx.linguist.language.grammar.GrammarNode;
import edu.cmu.sphinx.util.LogMath;

import java.util.List;

/// What may be said, as the graph of words that Sphinx searches.
final class CommandGrammar extends Grammar {
    private static final float CERTAIN = 0;

    private final Expansion allowed;

    CommandGrammar(Expansion allowed, Dictionary dictionary) {
        super(false, true, true, false, dictionary);
        this.allowed = allowed;
    }

    @Override
    protected GrammarNode createGrammar() {
        GrammarNode first = createGrammarNode(Dictionary.SILENCE_SPELLING);
        GrammarNode last = createGrammarNode(Dictionary.SILENCE_SPELLING);
        last.setFinalNode(true);
        Span span = span(allowed);
        first.add(span.start(), CERTAIN);
        span.end().add(last, CERTAIN);
        postProcessGrammar();
        return first;
    }

    private Span span(Expansion expansion) {
        return switch (expansion) {
            case Expansion.Word word -> {
                GrammarNode node = createGrammarNode(word.text());
                yield new Span(node, node);
            }
            case Expansion.Sequence sequence -> sequence(sequence.parts());
            case Expansion.Choice choice -> choice(choice);
            case Expansion.Repeat repeat -> repeat(repeat);
        };
    }

    private Span sequence(List<Expansion> parts) {
        GrammarNode start = createGrammarNode(false);
        GrammarNode end = start;
        for (Expansion part : parts) {
            Span span = span(part);
            end.add(span.start(), CERTAIN);
            end = span.end();
        }
        return new Span(start, end);
    }

    private Span choice(Expansion.Choice choice) {
        Span around = new Span(createGrammarNode(false), createGrammarNode(false));
        List<Float> weights = choice.weights();
        double sum = weights.stream().mapToDouble(Float::doubleValue).sum();
        for (int i = 0; i < choice.parts().size(); i++) {
            Span span = span(choice.parts().get(i));
            around.start().add(span.start(), sum > 0 ? log(weights.get(i) / sum) : CERTAIN);
            span.end().add(around.end(), CERTAIN);
        }
        return around;
    }

    private Span repeat(Expansion.Repeat repeat) {
        Span around = new Span(createGrammarNode(false), createGrammarNode(false));
        Span span = span(repeat.part());
        around.start().add(span.start(), CERTAIN);
        span.end().add(around.end(), CERTAIN);
        if (repeat.optional()) {
            around.start().add(around.end(), CERTAIN);
        }
        if (repeat.again()) {
            span.end().add(span.start(), CERTAIN);
        }
        return around;
    }

    private static float log(double probability) {
        return LogMath.getLogMath().linearToLog(probability);
    }

    /// From the first node of a part to its last.
    private record Span(GrammarNode start, GrammarNode end) {}
}
