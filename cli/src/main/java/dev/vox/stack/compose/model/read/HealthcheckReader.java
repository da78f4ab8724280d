package dev.vox.stack.compose.model.read;

import dev.vox.stack.compose.model.Service.Healthcheck;
import dev.vox.stack.compose.model.tree.ScalarText;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Scalar;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// Reads healthchecks.
final class HealthcheckReader {
    private static final String NONE = "NONE";
    private static final Set<String> FIRST = Set.of("CMD", "CMD-SHELL", NONE);

    private HealthcheckReader() {}

    static @Nullable Healthcheck read(Fields service) {
        Fields check = service.section("healthcheck");
        if (check == null) {
            return null;
        }
        List<String> test = test(check);
        boolean disabled =
                check.flag("disable", false) || (!test.isEmpty() && test.getFirst().equals(NONE));
        return new Healthcheck(
                disabled ? List.of() : test,
                check.duration("interval"),
                check.duration("timeout"),
                check.duration("start_period"),
                check.duration("start_interval"),
                check.whole("retries", Integer.MAX_VALUE),
                disabled);
    }

    private static List<String> test(Fields check) {
        YamlNode test = check.at("test");
        if (test instanceof Scalar scalar) {
            return List.of("CMD-SHELL", ScalarText.of(scalar));
        }
        List<String> words = check.texts("test");
        if (test != null && !words.isEmpty() && !FIRST.contains(words.getFirst())) {
            check.mistakes()
                    .add(
                            test.place(),
                            "'%s.test' must begin with CMD, CMD-SHELL or NONE, not '%s'; write [CMD, …]"
                                    .formatted(check.name(), words.getFirst()));
        }
        return words;
    }
}
