package dev.vox.cli.command.voices;

import dev.vox.text.Facts;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;
import dev.vox.voicepack.PackState;
import dev.vox.voicepack.Voice;
import dev.vox.voicepack.VoiceListing;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What the results of `vox voices` look like.
final class VoiceViews {
    private VoiceViews() {}

    /// What `vox voices list` found.
    static Renderings list(VoiceListing listing) {
        return Renderings.of(
                () -> page(listing),
                () -> listing.voices().stream().map(VoiceViews::row).toList(),
                () -> {
                    Map<String, @Nullable Object> root = new LinkedHashMap<>();
                    root.put("voices", listing.voices().stream().map(VoiceViews::json).toList());
                    root.put("notes", listing.notes());
                    return root;
                });
    }

    /// What `vox voices info` shows.
    static Renderings info(Voice voice) {
        return Renderings.of(
                () -> Page.EMPTY.and(facts(voice)),
                () ->
                        lines(voice).entrySet().stream()
                                .map(line -> Row.of(line.getKey(), line.getValue()))
                                .toList(),
                () -> json(voice));
    }

    private static Page page(VoiceListing listing) {
        Table table =
                Table.of(
                        Column.of("VOICE"),
                        Column.of("ENGINE"),
                        Column.of("LANGUAGE"),
                        Column.number("RATE"),
                        Column.of("STATE"),
                        Column.of("CHECKSUM"),
                        Column.shrinking("LICENCE"));
        for (Voice voice : listing.voices()) {
            table =
                    table.row(
                            Line.of(Style.ACCENT, voice.id()),
                            Line.of(voice.engine()),
                            Line.of(language(voice)),
                            Line.of(Objects.toString(voice.sampleRate(), "")),
                            state(voice),
                            checksum(voice),
                            Line.of(voice.licence()));
        }
        return Page.EMPTY.and(table);
    }

    private static Line state(Voice voice) {
        Style style =
                switch (voice.state()) {
                    case READY -> Style.OK;
                    case MISSING -> Style.DIM;
                    case BROKEN -> Style.FAIL;
                };
        return Line.of(style, word(voice.state()));
    }

    private static Line checksum(Voice voice) {
        PackState state = voice.checksum();
        return state == null
                ? Line.EMPTY
                : switch (state) {
                    case VERIFIED -> Line.of(Style.OK, word(state));
                    case UNVERIFIED -> Line.of(Style.WARN, word(state));
                    case CHANGED, BROKEN -> Line.of(Style.FAIL, word(state));
                };
    }

    private static String language(Voice voice) {
        return voice.languages().isEmpty() ? "" : voice.languages().getFirst();
    }

    private static Row row(Voice voice) {
        return Row.of(
                voice.id(),
                voice.engine(),
                String.join(",", voice.languages()),
                voice.sampleRate(),
                voice.state(),
                voice.checksum(),
                voice.licence(),
                voice.problem());
    }

    private static Facts facts(Voice voice) {
        Facts facts = Facts.none();
        for (Map.Entry<String, String> line : lines(voice).entrySet()) {
            facts = facts.and(line.getKey(), line.getValue());
        }
        return facts;
    }

    private static Map<String, String> lines(Voice voice) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("id", voice.id());
        lines.put("engine", voice.engine());
        lines.put("name", voice.name());
        put(lines, "languages", String.join(", ", voice.languages()));
        put(lines, "rate", voice.sampleRate() == null ? "" : voice.sampleRate() + " Hz");
        lines.put("speakers", String.valueOf(voice.speakers()));
        lines.put("licence", voice.licence());
        lines.put("state", word(voice.state()));
        put(lines, "checksum", voice.checksum() == null ? "" : word(voice.checksum()));
        put(lines, "folder", Objects.toString(voice.folder(), ""));
        put(lines, "problem", Objects.toString(voice.problem(), ""));
        return lines;
    }

    private static void put(Map<String, String> lines, String key, String value) {
        if (!value.isEmpty()) {
            lines.put(key, value);
        }
    }

    private static Map<String, @Nullable Object> json(Voice voice) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("id", voice.id());
        root.put("engine", voice.engine());
        root.put("name", voice.name());
        root.put("languages", List.copyOf(voice.languages()));
        root.put("sampleRate", voice.sampleRate());
        root.put("speakers", voice.speakers());
        root.put("licence", voice.licence());
        root.put("state", voice.state());
        root.put("checksum", voice.checksum());
        root.put("folder", voice.folder());
        root.put("problem", voice.problem());
        return root;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
