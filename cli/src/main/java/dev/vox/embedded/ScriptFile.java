package dev.vox.embedded;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.runtime.dialogue.scripted.Heard;
import dev.vox.runtime.dialogue.scripted.ReplyText;
import dev.vox.runtime.dialogue.scripted.Script;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the YAML of `DIALOGUE_SCRIPT`.
final class ScriptFile {
    private static final String OTHERWISE = "I have no answer to that.";
    private static final String MATCH = "match";
    private static final String REPLY = "reply";

    private ScriptFile() {}

    /// Reads a script.
    ///
    /// @param source what the file is called in messages
    /// @throws InvalidConfiguration naming every mistake with its line and column
    static Script read(String source, String text) {
        Mistakes mistakes = new Mistakes();
        List<Script.Rule> rules = new ArrayList<>();
        ReplyText otherwise;
        try (YamlReader root = YamlReader.of(Yaml.parse(source, text), mistakes)) {
            root.require("replies");
            for (YamlReader rule : root.sections("replies")) {
                try (rule) {
                    rule(rule).ifPresent(rules::add);
                }
            }
            otherwise = otherwise(root);
        }
        mistakes.check();
        return new Script(rules, otherwise);
    }

    private static Optional<Script.Rule> rule(YamlReader rule) {
        rule.require(MATCH);
        rule.require(REPLY);
        Optional<Heard> heard = rule.text(MATCH).flatMap(text -> heard(rule, text));
        List<ReplyText> replies = new ArrayList<>();
        for (String text : rule.textOrTexts(REPLY)) {
            reply(rule, text, heard.map(Heard::groups).orElse(Integer.MAX_VALUE))
                    .ifPresent(replies::add);
        }
        return heard.isEmpty() || replies.isEmpty()
                ? Optional.empty()
                : Optional.of(new Script.Rule(heard.get(), replies));
    }

    private static Optional<Heard> heard(YamlReader rule, String text) {
        try {
            return Optional.of(Heard.parse(text));
        } catch (IllegalArgumentException e) {
            rule.mistake(MATCH, e.getMessage() + ": '" + text + "'");
            return Optional.empty();
        }
    }

    private static Optional<ReplyText> reply(YamlReader rule, String text, int groups) {
        if (text.isBlank()) {
            rule.mistake(REPLY, "says nothing");
            return Optional.empty();
        }
        ReplyText reply = new ReplyText(text);
        if (reply.highestGroup() > groups) {
            rule.mistake(
                    REPLY,
                    "names group {%d}, but '%s' has %d"
                            .formatted(reply.highestGroup(), MATCH, groups));
            return Optional.empty();
        }
        return Optional.of(reply);
    }

    private static ReplyText otherwise(YamlReader root) {
        String text = root.text("otherwise").orElse(OTHERWISE);
        ReplyText reply = new ReplyText(text.isBlank() ? OTHERWISE : text);
        if (reply.highestGroup() > 0) {
            root.mistake("otherwise", "names a group, but nothing was matched");
            return new ReplyText(OTHERWISE);
        }
        return reply;
    }
}
