package dev.vox.cli.command.profile;

import dev.vox.env.Definition;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Secrets;
import dev.vox.env.Variables;
import dev.vox.profile.ComposeRun;
import dev.vox.profile.Needs;
import dev.vox.profile.Objective;
import dev.vox.profile.Profile;
import dev.vox.text.Facts;
import dev.vox.text.Row;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// All that one profile says.
final class ProfileSheet {
    private ProfileSheet() {}

    static Facts facts(Profile profile) {
        Facts facts = Facts.none();
        for (Map.Entry<String, String> line : lines(profile).entrySet()) {
            facts = facts.and(line.getKey(), line.getValue());
        }
        return facts;
    }

    static List<Row> rows(Profile profile) {
        return lines(profile).entrySet().stream()
                .map(line -> Row.of(line.getKey(), line.getValue()))
                .toList();
    }

    static Map<String, @Nullable Object> json(Profile profile) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("name", profile.name());
        root.put("aliases", profile.aliases());
        root.put("extends", profile.parent());
        root.put("family", profile.family());
        root.put("description", profile.description());
        root.put("device", profile.device());
        root.put("defaultModel", profile.defaultModel());
        root.put("models", profile.models());
        Map<String, Object> env = new LinkedHashMap<>();
        Secrets secrets = secrets(profile);
        profile.env().forEach(each -> env.put(each.variable(), json(each, secrets)));
        root.put("env", env);
        root.put("needs", profile.needs());
        root.put("engine", profile.engine());
        root.put("compose", profile.compose());
        root.put("objectives", profile.objectives());
        root.put("licence", profile.licence());
        root.put("source", profile.source());
        return root;
    }

    private static Map<String, Object> json(Definition definition, Secrets secrets) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("value", secrets.masked(definition));
        object.put("origin", definition.origin().label());
        return object;
    }

    /// What there is to say, by the keys of the file.
    private static Map<String, String> lines(Profile profile) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("name", profile.name());
        put(lines, "aliases", words(profile.aliases()));
        put(lines, "extends", profile.parent());
        lines.put("family", profile.family());
        lines.put("description", profile.description());
        lines.put("device", profile.device().name().toLowerCase(Locale.ROOT));
        lines.put("default_model", profile.defaultModel());
        put(lines, "models", words(profile.models()));
        Secrets secrets = secrets(profile);
        profile.env().forEach(each -> lines.put("env." + each.variable(), secrets.masked(each)));
        needs(profile.needs(), lines);
        put(lines, "embedded.engine", profile.engine());
        ComposeRun compose = profile.compose();
        if (compose != null) {
            put(lines, "compose.profiles", words(compose.profiles()));
            put(lines, "compose.worker", compose.worker());
        }
        for (Objective objective : profile.objectives()) {
            lines.put(
                    "objectives." + objective.metric() + "." + objective.statistic(),
                    figure(objective.most()));
        }
        put(lines, "licence", profile.licence());
        lines.put("source", profile.source().file());
        return lines;
    }

    private static void needs(Needs needs, Map<String, String> lines) {
        put(lines, "needs.gpu", needs.gpu() ? "true" : null);
        put(lines, "needs.vram_mb", text(needs.vramMb()));
        put(lines, "needs.ram_mb", text(needs.ramMb()));
        put(lines, "needs.voices", words(needs.voices()));
        put(lines, "needs.api_key", needs.apiKey());
        put(lines, "needs.command", needs.command());
        put(lines, "needs.library", needs.library());
    }

    private static void put(Map<String, String> lines, String key, @Nullable String text) {
        if (text != null) {
            lines.put(key, text);
        }
    }

    private static @Nullable String words(List<String> words) {
        return words.isEmpty() ? null : String.join(", ", words);
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    private static Secrets secrets(Profile profile) {
        Layer env = new Layer(LayerName.PROFILE, profile.name(), profile.env());
        return Variables.resolve(List.of(env), ExpandOrder.VOX).secrets();
    }

    private static String figure(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
