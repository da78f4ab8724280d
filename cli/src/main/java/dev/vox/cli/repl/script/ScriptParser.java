package dev.vox.cli.repl.script;

import dev.vox.cli.repl.input.Amount;
import dev.vox.cli.repl.input.Input;
import dev.vox.cli.repl.input.InputMistake;
import dev.vox.cli.repl.input.InputParser;
import dev.vox.cli.repl.input.Lines;
import dev.vox.cli.repl.talk.ReplEvent;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a script: a line an input, `#` before a comment, `expect`, `expect no` and `wait` for what a person would watch.
final class ScriptParser {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);
    private static final Duration USUAL_ABSENCE = Duration.ofSeconds(1);
    private static final String AT_ONCE = " &";
    private static final String EXPECT_USAGE =
            "usage: expect [no] EVENT [FIELD~REGEX] [FIELD<NUMBER] [within 2s]";

    private final String source;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    private ScriptParser(String source) {
        this.source = source;
    }

    /// Reads a whole script.
    ///
    /// @param source what it is called in messages
    /// @throws InvalidConfiguration naming every line that is wrong
    static List<Step> parse(String source, String text) {
        ScriptParser parser = new ScriptParser(source);
        parser.all(text.lines().toList());
        if (!parser.mistakes.isEmpty()) {
            throw new InvalidConfiguration(String.join("\n", parser.mistakes), null);
        }
        return List.copyOf(parser.steps);
    }

    private void all(List<String> lines) {
        int at = 0;
        while (at < lines.size()) {
            int first = at;
            StringBuilder input = new StringBuilder(lines.get(at++));
            while (!isDirective(input) && Lines.unfinished(input.toString()) && at < lines.size()) {
                input.append('\n').append(lines.get(at++));
            }
            if (!isDirective(input) && Lines.unfinished(input.toString())) {
                mistakes.add(
                        "[%s:%d] a double quote or a backslash is open at the end"
                                .formatted(source, first + 1));
            } else {
                read(first + 1, input.toString().strip());
            }
        }
    }

    /// A comment may hold what looks like a quote, and a pattern a backslash.
    private static boolean isDirective(CharSequence line) {
        String begun = line.toString().stripLeading();
        return begun.startsWith("#") || word(begun, "expect") || word(begun, "wait");
    }

    private static boolean word(String line, String word) {
        return line.equals(word) || line.startsWith(word + " ");
    }

    private void read(int number, String line) {
        try {
            if (line.isEmpty() || line.startsWith("#")) {
                return;
            }
            if (word(line, "wait")) {
                steps.add(rest(number, line.substring(4).strip()));
            } else if (word(line, "expect")) {
                steps.add(expectation(number, line));
            } else {
                steps.add(act(number, line));
            }
        } catch (InputMistake e) {
            mistakes.add("[%s:%d] %s".formatted(source, number, e.line()));
        }
    }

    private static Step act(int number, String line) throws InputMistake {
        boolean atOnce = line.endsWith(AT_ONCE);
        String typed = atOnce ? line.substring(0, line.length() - AT_ONCE.length()) : line;
        Input input = InputParser.parse(typed);
        return new Step.Act(number, input, !atOnce && input.begins());
    }

    private static Step rest(int number, String time) throws InputMistake {
        return new Step.Rest(
                number,
                Amount.time(time)
                        .orElseThrow(() ->
                                new InputMistake(
                                        "wait: '" + time + "' is not a time", "as in wait 500ms")));
    }

    private static Step expectation(int number, String line) throws InputMistake {
        List<String> words = words(line.substring("expect".length()));
        boolean absent = !words.isEmpty() && words.getFirst().equals("no");
        int at = absent ? 1 : 0;
        if (words.size() <= at) {
            throw new InputMistake("expect: names no event", EXPECT_USAGE);
        }
        String event = words.get(at++);
        requireEvent(event);
        List<Condition> conditions = new ArrayList<>();
        Duration within = null;
        while (at < words.size()) {
            String word = words.get(at++);
            if (word.equals("within")) {
                within = within(at < words.size() ? words.get(at++) : "");
            } else {
                conditions.add(condition(word));
            }
        }
        return step(number, line, event, conditions, within, absent);
    }

    private static Step step(
            int number,
            String line,
            String event,
            List<Condition> conditions,
            @Nullable Duration within,
            boolean absent) {
        Duration usual = absent ? USUAL_ABSENCE : USUAL_PATIENCE;
        Step.Expect wanted =
                new Step.Expect(number, line, event, conditions, within == null ? usual : within);
        return absent ? new Step.Forbid(number, wanted) : wanted;
    }

    private static void requireEvent(String event) throws InputMistake {
        if (!ReplEvent.NAMES.contains(event)) {
            String hint =
                    Nearest.to(event, ReplEvent.NAMES)
                            .map("did you mean %s?"::formatted)
                            .orElse("there are: " + String.join(", ", ReplEvent.NAMES));
            throw new InputMistake("expect: '" + event + "' is no event", hint);
        }
    }

    private static Duration within(String time) throws InputMistake {
        return Amount.time(time)
                .orElseThrow(() ->
                        new InputMistake(
                                "expect: '" + time + "' is not a time", "as in within 2s"));
    }

    private static Condition condition(String word) throws InputMistake {
        Optional<Condition> condition = Condition.parse(word);
        return condition.orElseThrow(
                () -> new InputMistake("expect: '" + word + "' is no condition", EXPECT_USAGE));
    }

    /// Words at blanks; double quotes keep blanks together, and a backslash stays, since patterns have them.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (text + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && Character.isWhitespace(c)) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString().stripTrailing());
        }
        return words;
    }
}
