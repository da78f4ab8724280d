package dev.vox.validate.check;

import dev.vox.env.Placeholders;
import dev.vox.env.Secrets;
import dev.vox.expect.Expectation;
import dev.vox.json.JsonValue;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `env`: whether a variable is set, and to what, in the environment that is effective.
///
/// ```yaml
/// with: {name: HF_TOKEN, placeholder: false}
/// with: {name: ORCHESTRATOR_MODE, one-of: [agent, echo]}
/// with: {name: TTS_PORT, expect: {min: 1024, max: 65535}}
/// with: {name: DEBUG, set: false}
/// ```
///
/// A blank value counts as none, as everywhere in the tool. The value of a secret is never shown.
public final class EnvKind implements CheckKind {
    @Override
    public String name() {
        return "env";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("name");
        String name = with.text("name").orElse("");
        boolean set = with.flag("set").orElse(true);
        @Nullable Boolean placeholder = with.flag("placeholder").orElse(null);
        List<Expectation> wanted = new ArrayList<>();
        with.text("value")
                .ifPresent(value -> wanted.add(new Expectation.Literal(new JsonValue.Text(value))));
        Patterns.read(with, "pattern")
                .ifPresent(pattern -> wanted.add(new Expectation.Matches(pattern)));
        List<String> allowed = with.texts("one-of");
        if (!allowed.isEmpty()) {
            wanted.add(new Expectation.In(texts(allowed)));
        }
        Optional<YamlNode> expect = with.node("expect");
        if (expect.isPresent()) {
            wanted.add(Expectation.read(with.named("expect"), expect.get(), with.mistakes()));
        }
        return (target, deadline) -> look(target, name, set, placeholder, wanted);
    }

    private static List<JsonValue> texts(List<String> texts) {
        List<JsonValue> values = new ArrayList<>();
        for (String text : texts) {
            values.add(new JsonValue.Text(text));
        }
        return values;
    }

    private static Verdict look(
            Target target,
            String name,
            boolean set,
            @Nullable Boolean placeholder,
            List<Expectation> wanted)
            throws CheckBroken {
        Sight sight = new Sight(target);
        String value = target.environment().get(name);
        if (value == null || value.isBlank()) {
            String state = value == null ? "not set" : "empty";
            sight.saw(name, state);
            return set ? sight.wrong(name + " is " + state).verdict() : sight.verdict();
        }
        boolean secret = Secrets.isNamedSo(name) || !target.masked(value).equals(value);
        sight.saw(name, secret ? Secrets.MASK : value);
        target.origin(name).ifPresent(origin -> sight.saw("from", origin));
        if (!set) {
            sight.wrong(name + " is set");
        }
        if (placeholder != null && Placeholders.has(value) != placeholder) {
            sight.wrong(name + (placeholder ? " is no placeholder" : " is a placeholder"));
        }
        for (Expectation each : wanted) {
            hold(sight, name, each.expanded(target::expand), value, secret);
        }
        return sight.verdict();
    }

    private static void hold(
            Sight sight, String name, Expectation wanted, String value, boolean secret) {
        if (!secret) {
            sight.holdText(name, wanted, value);
        } else if (!wanted.mismatchesOfTexts(Optional.of(new JsonValue.Text(value)), text -> text)
                .isEmpty()) {
            sight.wrong(name + " is not as it must be");
        }
    }
}
