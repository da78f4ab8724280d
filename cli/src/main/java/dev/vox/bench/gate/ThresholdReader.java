package dev.vox.bench.gate;

import dev.vox.bench.metric.Metric;
import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/// Reads a threshold from left to right. What is wrong with a word does not keep it from the next; what is wrong with the form does.
final class ThresholdReader {
    private static final String FORM =
            "a threshold is METRIC.STATISTIC OPERATOR VALUE, such as first_audible.p95 > 300ms";

    private final String text;
    private final List<MalformedThreshold.Mistake> mistakes = new ArrayList<>();
    private int at;

    ThresholdReader(String text) {
        this.text = text;
    }

    Threshold read() throws MalformedThreshold {
        Metric metric = metric();
        Map<String, String> labels = labels();
        expect('.', "a dot and a statistic, such as .p95");
        Statistic statistic = statistic();
        Operator operator = operator();
        OptionalDouble bound = bound(metric, statistic);
        if (!mistakes.isEmpty() || metric == null || statistic == null || operator == null) {
            throw new MalformedThreshold(text, mistakes);
        }
        return new Threshold(
                text.strip(), metric, labels, statistic, operator, bound.orElseThrow());
    }

    private @Nullable Metric metric() throws MalformedThreshold {
        skipBlanks();
        int column = column();
        String word = word(ThresholdReader::ofName);
        if (word.isEmpty()) {
            throw broken(column, FORM);
        }
        Metric metric = Metric.find(word).orElse(null);
        if (metric == null) {
            note(column, "no metric '%s'%s".formatted(word, meant(word, Metric.words())));
        }
        return metric;
    }

    private Map<String, String> labels() throws MalformedThreshold {
        Map<String, String> labels = new LinkedHashMap<>();
        skipBlanks();
        if (!take('{')) {
            return labels;
        }
        do {
            label(labels);
        } while (take(','));
        if (!take('}')) {
            throw broken(column(), "a comma or } is missing behind the label");
        }
        return labels;
    }

    private void label(Map<String, String> labels) throws MalformedThreshold {
        skipBlanks();
        int column = column();
        String name = word(point -> "=,{}".indexOf(point) < 0).strip();
        if (name.isEmpty() || !take('=')) {
            throw broken(column, "a label is NAME=VALUE, such as words=10");
        }
        int valueColumn = column();
        String value = word(point -> ",{}".indexOf(point) < 0).strip();
        if (value.isEmpty()) {
            throw broken(valueColumn, "label '%s' has no value".formatted(name));
        }
        if (labels.put(name, value) != null) {
            note(column, "label '%s' is there twice".formatted(name));
        }
    }

    private @Nullable Statistic statistic() throws MalformedThreshold {
        int column = column();
        String word = word(point -> ofName(point) || point == '.');
        if (word.isEmpty()) {
            throw broken(column, "a statistic is missing: " + String.join(", ", Statistic.WORDS));
        }
        Statistic statistic = Statistic.find(word).orElse(null);
        if (statistic == null) {
            note(
                    column,
                    "no statistic '%s'%s; there are %s"
                            .formatted(
                                    word,
                                    meant(word, Statistic.WORDS),
                                    String.join(", ", Statistic.WORDS)));
        }
        return statistic;
    }

    private @Nullable Operator operator() throws MalformedThreshold {
        skipBlanks();
        int column = column();
        String sign = word(point -> "<>=!~".indexOf(point) >= 0);
        Operator operator = Operator.find(sign).orElse(null);
        if (sign.isEmpty()) {
            throw broken(column, "an operator is missing: " + String.join(", ", Operator.signs()));
        }
        if (operator == null) {
            note(
                    column,
                    "no operator '%s'; there are %s"
                            .formatted(sign, String.join(", ", Operator.signs())));
        }
        return operator;
    }

    private OptionalDouble bound(@Nullable Metric metric, @Nullable Statistic statistic) {
        skipBlanks();
        int column = column();
        String number = word(point -> Character.isDigit(point) || ".+-".indexOf(point) >= 0);
        skipBlanks();
        int signColumn = column();
        String sign = text.substring(at).strip();
        if (!number.matches("[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            String given = number.isEmpty() ? "it is missing" : "not '%s'".formatted(number);
            note(column, "the value must be a number, such as 300 or 0.5; " + given);
            return OptionalDouble.empty();
        }
        if (metric == null || statistic == null) {
            return OptionalDouble.empty();
        }
        UnitSigns signs = UnitSigns.of(statistic.unit(metric));
        OptionalDouble bound = signs.value(number, sign);
        if (bound.isEmpty()) {
            String figure = statistic instanceof Statistic.Count ? "n" : metric.word();
            note(signColumn, signs.problem(figure, sign));
        }
        return bound;
    }

    private static String meant(String word, Collection<String> words) {
        return Nearest.to(word, words).map("; did you mean '%s'?"::formatted).orElse("");
    }

    private static boolean ofName(int point) {
        return Character.isLetterOrDigit(point) || point == '_' || point == '-';
    }

    private void expect(char sign, String what) throws MalformedThreshold {
        skipBlanks();
        if (!take(sign)) {
            throw broken(column(), what + ", is missing");
        }
    }

    private boolean take(char sign) {
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    private String word(IntPredicate belongs) {
        int from = at;
        while (at < text.length() && belongs.test(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private void skipBlanks() {
        word(Character::isWhitespace);
    }

    private int column() {
        return at + 1;
    }

    private void note(int column, String problem) {
        mistakes.add(new MalformedThreshold.Mistake(column, problem));
    }

    /// The form is broken: what follows cannot be read.
    private MalformedThreshold broken(int column, String problem) {
        note(column, problem);
        return new MalformedThreshold(text, mistakes);
    }
}
