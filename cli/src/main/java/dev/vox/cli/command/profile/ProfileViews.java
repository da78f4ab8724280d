package dev.vox.cli.command.profile;

import dev.vox.profile.Backend;
import dev.vox.profile.Missing;
import dev.vox.profile.ModelChoice;
import dev.vox.profile.Profile;
import dev.vox.profile.ProfileMistake;
import dev.vox.profile.ProfileValidation;
import dev.vox.profile.Readiness;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the results of `vox profile` look like.
final class ProfileViews {
    private ProfileViews() {}

    /// What `vox profile list` found.
    static Renderings list(ProfileListing listing) {
        return Renderings.of(
                () -> page(listing),
                () -> listing.profiles().stream().map(each -> row(each, listing)).toList(),
                () -> json(listing));
    }

    /// What `vox profile show` shows.
    static Renderings show(Profile profile) {
        return Renderings.of(
                () -> Page.EMPTY.and(ProfileSheet.facts(profile)),
                () -> ProfileSheet.rows(profile),
                () -> ProfileSheet.json(profile));
    }

    /// What `vox profile validate` found.
    static Renderings validation(ProfileValidation validation) {
        return Renderings.of(
                () -> page(validation),
                () -> validation.mistakes().stream().map(ProfileViews::row).toList(),
                () -> {
                    Map<String, @Nullable Object> root = new LinkedHashMap<>();
                    root.put("valid", validation.valid());
                    root.put("files", validation.files());
                    root.put("mistakes", validation.mistakes());
                    return root;
                });
    }

    private static Page page(ProfileListing listing) {
        Table table =
                Table.of(
                        Column.of("PROFILE"),
                        Column.of("MODEL"),
                        Column.of("DEVICE"),
                        Column.of("RUNS"),
                        Column.shrinking("MISSING"));
        for (Readiness readiness : listing.profiles()) {
            Profile profile = readiness.profile();
            Missing missing = readiness.first();
            table =
                    table.row(
                            Line.of(Style.ACCENT, profile.name()),
                            Line.of(profile.defaultModel()),
                            Line.of(word(profile.device())),
                            runs(readiness),
                            missing == null ? Line.EMPTY : Line.of(missing.what()));
        }
        ModelChoice choice = listing.choice();
        Page page = Page.EMPTY.and(table);
        return choice == null
                ? page
                : page.gap()
                        .paragraph(
                                "Chosen: "
                                        + choice.profile()
                                        + ", with the model "
                                        + choice.modelId()
                                        + ".");
    }

    private static Line runs(Readiness readiness) {
        return readiness
                .backend()
                .map(backend -> Line.of(Style.OK, word(backend)))
                .orElse(Line.of(Style.DIM, "no"));
    }

    private static Row row(Readiness readiness, ProfileListing listing) {
        Profile profile = readiness.profile();
        Missing missing = readiness.first();
        return Row.of(
                profile.name(),
                profile.defaultModel(),
                profile.device(),
                readiness.backend(),
                missing == null ? null : missing.phrase(),
                isChosen(profile, listing) ? "chosen" : null);
    }

    private static boolean isChosen(Profile profile, ProfileListing listing) {
        ModelChoice choice = listing.choice();
        return choice != null && choice.profile().equals(profile.name());
    }

    private static Map<String, @Nullable Object> json(ProfileListing listing) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("choice", listing.choice());
        List<Object> profiles = new ArrayList<>();
        for (Readiness readiness : listing.profiles()) {
            Profile profile = readiness.profile();
            Map<String, @Nullable Object> each = new LinkedHashMap<>();
            each.put("name", profile.name());
            each.put("aliases", profile.aliases());
            each.put("family", profile.family());
            each.put("description", profile.description());
            each.put("device", profile.device());
            each.put("defaultModel", profile.defaultModel());
            each.put("source", profile.source());
            each.put("runnable", readiness.runnable());
            each.put("backend", readiness.backend());
            each.put("missing", missing(readiness));
            profiles.add(each);
        }
        root.put("profiles", profiles);
        return root;
    }

    private static Map<String, Object> missing(Readiness readiness) {
        Map<String, Object> missing = new LinkedHashMap<>();
        for (Map.Entry<Backend, List<Missing>> entry : readiness.missing().entrySet()) {
            missing.put(word(entry.getKey()), entry.getValue());
        }
        return missing;
    }

    private static Page page(ProfileValidation validation) {
        if (validation.files().isEmpty()) {
            return Page.EMPTY.paragraph("The project has no profiles of its own.");
        }
        Table table = Table.of(Column.of("FILE"), Column.of("STATE"));
        for (String file : validation.files()) {
            table = table.row(Line.of(file), state(validation.mistakesOf(file)));
        }
        Page page = Page.EMPTY.and(table);
        if (!validation.valid()) {
            page = page.gap();
        }
        for (ProfileMistake mistake : validation.mistakes()) {
            page = page.verbatim(mistake.toString());
        }
        return page;
    }

    private static Line state(long mistakes) {
        return mistakes == 0
                ? Line.of(Style.OK, "good")
                : Line.of(Style.FAIL, mistakes + (mistakes == 1 ? " mistake" : " mistakes"));
    }

    private static Row row(ProfileMistake mistake) {
        return Row.of(mistake.file(), mistake.line(), mistake.column(), mistake.problem());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
