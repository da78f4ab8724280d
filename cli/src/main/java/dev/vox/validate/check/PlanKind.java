package dev.vox.validate.check;

import dev.vox.expect.JsonPath;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.Plans.Wish;
import dev.vox.yaml.YamlReader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// `plan`: what the stack would be is resolved, and held against what is expected; with several modes, also against each other.
public final class PlanKind implements CheckKind {
    private static final List<String> FIELDS =
            List.of(
                    "backend",
                    "profile",
                    "model",
                    "mode",
                    "possible",
                    "problems",
                    "warnings",
                    "steps",
                    "services",
                    "endpoints");

    private static final List<String> SHOWN = List.of("backend", "profile", "model", "mode");
    private static final int LONGEST = 120;

    private final Supplier<Plans> plans;

    public PlanKind(Supplier<Plans> plans) {
        this.plans = plans;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public Check read(YamlReader with) {
        Optional<String> backend = with.oneOf("backend", List.of("embedded", "compose"));
        Optional<String> model = with.text("model");
        Optional<String> mode = with.text("mode");
        List<String> modes = with.texts("modes");
        if (mode.isPresent() && !modes.isEmpty()) {
            with.mistake("modes", "and 'mode' exclude each other");
        }
        Map<String, JsonPath> same = same(with);
        if (with.texts("same").isEmpty() == modes.size() > 1) {
            with.mistake("modes", "needs 'same', the paths that are to be the same in each");
            with.mistake("same", "needs 'modes', two at least");
        }
        Expected expected = Expected.read(with, FIELDS, Set.of());
        if (same.isEmpty() && expected.parts().isEmpty()) {
            with.require("expect");
        }
        List<Optional<String>> asked =
                modes.isEmpty() ? List.of(mode) : modes.stream().map(Optional::of).toList();
        return (target, _) -> {
            List<Wish> wishes = new ArrayList<>();
            for (Optional<String> each : asked) {
                wishes.add(
                        new Wish(
                                backend.orElse(null),
                                model.isPresent() ? target.expand(model.get()) : null,
                                each.isPresent() ? target.expand(each.get()) : null));
            }
            return look(target, wishes, same, expected);
        };
    }

    private static Map<String, JsonPath> same(YamlReader with) {
        Map<String, JsonPath> paths = new LinkedHashMap<>();
        for (String text : with.texts("same")) {
            try {
                paths.put(text, JsonPath.parse(text));
            } catch (IllegalArgumentException e) {
                with.mistake(
                        "same", "has '%s', which is no path: %s".formatted(text, e.getMessage()));
            }
        }
        return paths;
    }

    private Verdict look(
            Target target, List<Wish> wishes, Map<String, JsonPath> same, Expected expected)
            throws InterruptedException, CheckBroken {
        List<JsonValue.Members> made = new ArrayList<>();
        try {
            for (Wish wish : wishes) {
                made.add(plans.get().plan(target.project(), wish));
            }
        } catch (InvalidConfiguration e) {
            return new Verdict.Failed(
                    target.masked(String.valueOf(e.getMessage())),
                    List.of(),
                    e.hint().orElse(null));
        } catch (MissingPrerequisite e) {
            return new Verdict.Missing(
                    target.masked(String.valueOf(e.getMessage())),
                    List.of(),
                    e.hint().orElse(null));
        } catch (OperationFailed e) {
            throw new CheckBroken(target.masked(String.valueOf(e.getMessage())), e);
        }
        Sight sight = new Sight(target);
        for (JsonValue.Members plan : made) {
            expected.hold(sight, plan);
            SHOWN.forEach(name -> plan.text(name).ifPresent(text -> sight.saw(name, text)));
        }
        same.forEach((text, path) -> compare(text, path, made, sight));
        return sight.verdict();
    }

    /// Holds what a path leads to in each plan against what it leads to in the first.
    private static void compare(
            String text, JsonPath path, List<JsonValue.Members> plans, Sight sight) {
        JsonValue.Members first = plans.getFirst();
        Map<String, String> known = spots(path, first);
        for (JsonValue.Members other : plans.subList(1, plans.size())) {
            Map<String, String> seen = spots(path, other);
            if (!seen.equals(known)) {
                sight.wrong(
                        "[plan] %s differs: in mode %s it is %s, in mode %s it is %s"
                                .formatted(
                                        text,
                                        first.text("mode").orElse("?"),
                                        cut(known.values()),
                                        other.text("mode").orElse("?"),
                                        cut(seen.values())));
            }
        }
        sight.saw(text, cut(known.values()));
    }

    private static Map<String, String> spots(JsonPath path, JsonValue root) {
        Map<String, String> spots = new LinkedHashMap<>();
        for (JsonPath.Spot spot : path.spots(root)) {
            spots.put(spot.path(), spot.value().map(PlanKind::text).orElse("nothing"));
        }
        return spots;
    }

    private static String text(JsonValue value) {
        return Json.compactText(plain(value));
    }

    private static Object plain(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(String text) -> text;
            case JsonValue.Figure figure -> figure.value();
            case JsonValue.Flag(boolean flag) -> flag;
            case JsonValue.Nothing _ -> Optional.empty();
            case JsonValue.Items(List<JsonValue> items) ->
                    items.stream().map(PlanKind::plain).toList();
            case JsonValue.Members(Map<String, JsonValue> members) -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                members.forEach((name, member) -> plain.put(name, plain(member)));
                yield plain;
            }
        };
    }

    private static String cut(Iterable<String> texts) {
        String all = String.join(", ", texts);
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
    }
}
