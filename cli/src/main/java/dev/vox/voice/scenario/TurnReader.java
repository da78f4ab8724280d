package dev.vox.voice.scenario;

import dev.vox.voice.Command;
import dev.vox.voice.TextRole;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Makes a turn of a mapping.
final class TurnReader {
    private static final List<String> ACTIONS =
            List.of("say", "type", "wav", "cough", "silence", "control");
    private static final List<String> STARTS = List.of("at", "after", "interrupt_after");
    private static final List<String> ROLES = List.of("user", "assistant");
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration ABSENT_FOR = Duration.ofSeconds(2);

    private final YamlReader reader;
    private final Path folder;
    private final boolean first;

    TurnReader(YamlReader reader, Path folder, boolean first) {
        this.reader = reader;
        this.folder = folder;
        this.first = first;
    }

    /// The turn; empty when a mistake was noted that leaves none.
    Optional<Turn> turn() {
        List<String> actions = present(ACTIONS);
        List<String> starts = present(STARTS);
        Optional<Action> action = Optional.empty();
        for (String name : ACTIONS) {
            action = action.or(() -> action(name));
        }
        Start start = start();
        List<Expectation> expectations = expectations();
        if (actions.isEmpty()) {
            mistake("needs one of " + String.join(", ", ACTIONS));
        } else if (actions.size() > 1) {
            reader.mistake(
                    actions.get(1),
                    "stands beside '%s'; a turn has one action".formatted(actions.getFirst()));
        }
        if (starts.size() > 1) {
            reader.mistake(
                    starts.get(1),
                    "stands beside '%s'; a turn begins once".formatted(starts.getFirst()));
        }
        return action.map(what -> new Turn(what, start, expectations));
    }

    /// A mistake of the turn as a whole stands at its first key.
    private void mistake(String problem) {
        if (reader.keys().isEmpty()) {
            reader.require("say");
        } else {
            reader.mistake(reader.keys().getFirst(), "stands in a turn that " + problem);
        }
    }

    private List<String> present(List<String> keys) {
        List<String> there = reader.keys();
        return keys.stream().filter(there::contains).toList();
    }

    private Optional<Action> action(String name) {
        return switch (name) {
            case "say" -> reader.text(name).map(Action.Say::new);
            case "type" -> reader.text(name).map(text -> new Action.Type(text, role()));
            case "wav" -> reader.text(name).map(this::wav);
            case "cough" -> ScenarioReader.level(reader, name).map(Action.Cough::new);
            case "silence" -> ScenarioReader.length(reader, name).map(Action.Silence::new);
            default ->
                    reader.oneOf(name, Arrays.stream(Command.values()).map(Enum::name).toList())
                            .map(Command::valueOf)
                            .map(Action.Control::new);
        };
    }

    private TextRole role() {
        return reader.oneOf("role", ROLES)
                .map(role -> role.equals("user") ? TextRole.USER : TextRole.ASSISTANT)
                .orElse(TextRole.USER);
    }

    private Action wav(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            reader.mistake("wav", "names no file: " + file);
        }
        return new Action.Wav(file, name);
    }

    private Start start() {
        Optional<Duration> at = ScenarioReader.length(reader, "at");
        Optional<EventPattern> after = after();
        Optional<Start> interrupting = interrupting();
        if (at.isPresent()) {
            return new Start.At(at.get());
        }
        return after.<Start>map(Start.After::new).or(() -> interrupting).orElseGet(Start.Next::new);
    }

    private Optional<EventPattern> after() {
        if (!reader.keys().contains("after")) {
            return Optional.empty();
        }
        try (YamlReader after = reader.section("after")) {
            after.require("event");
            return Optional.ofNullable(pattern(after));
        }
    }

    private Optional<Start> interrupting() {
        Optional<String> text = reader.text("interrupt_after");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (first) {
            reader.mistake(
                    "interrupt_after", "is for a turn behind another, whose answer it interrupts");
        }
        String[] ends = text.get().split("\\.\\.", 2);
        Optional<Duration> least = Quantities.length(ends[0]);
        Optional<Duration> most = Quantities.length(ends[ends.length - 1]);
        if (least.isEmpty() || most.isEmpty() || most.get().compareTo(least.get()) < 0) {
            reader.mistake(
                    "interrupt_after",
                    "must be a length of time such as 350ms, or a range such as 200ms..2s, not '%s'"
                            .formatted(text.get()));
            return Optional.empty();
        }
        return Optional.of(new Start.Interrupting(least.get(), most.get()));
    }

    private List<Expectation> expectations() {
        List<Expectation> expectations = new ArrayList<>();
        for (YamlReader item : reader.sections("expect")) {
            try (item) {
                expect(item, expectations);
            }
        }
        return expectations;
    }

    private void expect(YamlReader item, List<Expectation> expectations) {
        boolean absent = item.flag("absent").orElse(false);
        Optional<Duration> within = ScenarioReader.length(item, "within");
        Optional<Duration> silence = ScenarioReader.length(item, "ear_silence_within");
        EventPattern pattern = pattern(item);
        if (pattern != null) {
            Duration limit = within.orElse(absent ? ABSENT_FOR : WITHIN);
            expectations.add(new Expectation.Heard(pattern, limit, absent));
        } else if (!item.keys().contains("event") && !item.keys().contains("ear_silence_within")) {
            item.require("event");
        }
        silence.ifPresent(limit -> expectations.add(new Expectation.EarSilent(limit)));
    }

    private @Nullable EventPattern pattern(YamlReader item) {
        Optional<EventKind> kind =
                item.oneOf("event", EventKind.labels()).flatMap(EventKind::named);
        Optional<String> role = item.oneOf("role", ROLES);
        Optional<Pattern> text = item.text("text").flatMap(regex -> regex(item, regex));
        if (role.isPresent() && kind.isPresent() && kind.get() != EventKind.TRANSCRIPT) {
            item.mistake("role", "is for a transcript");
        }
        return kind.map(what -> new EventPattern(what, text.orElse(null), role.orElse(null)))
                .orElse(null);
    }

    private static Optional<Pattern> regex(YamlReader item, String regex) {
        try {
            return Optional.of(
                    Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        } catch (PatternSyntaxException e) {
            item.mistake("text", "is no regular expression: " + e.getDescription());
            return Optional.empty();
        }
    }
}
