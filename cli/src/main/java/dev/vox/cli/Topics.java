package dev.vox.cli;

import dev.vox.cli.command.OldWords;
import dev.vox.cli.command.Topic;
import dev.vox.cli.command.bench.MetricsPage;
import dev.vox.cli.repl.input.VerbPage;
import dev.vox.env.Setting;
import dev.vox.env.SettingGroup;
import dev.vox.env.Settings;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What `vox help` knows besides commands.
final class Topics {
    private Topics() {}

    static List<Topic> all() {
        return List.of(
                new Topic("exit-codes", "what the exit code says", Topics::exitCodes),
                new Topic("environment", "the variables that vox reads", Topics::environment),
                new Topic(
                        MetricsPage.NAME, "what the figures of vox bench mean", MetricsPage::page),
                new Topic("output", "formats, colour and progress", Topics::output),
                new Topic("repl-commands", "what may be typed into vox repl", VerbPage::page),
                new Topic("old-names", "the recipes of the old justfile", OldWords::topic));
    }

    private static Page exitCodes() {
        Table codes = Table.of(Column.number("CODE"), Column.of("NAME"), Column.of("MEANING"));
        for (ExitCode.Meaning meaning : ExitCode.all()) {
            codes =
                    codes.row(
                            Line.of(Style.ACCENT, Integer.toString(meaning.code())),
                            Line.of(meaning.name()),
                            Line.of(meaning.sentence()));
        }
        return Page.EMPTY.and(codes);
    }

    private static Page environment() {
        Page page = Page.EMPTY;
        for (SettingGroup group : Settings.groups()) {
            page = (page.blocks().isEmpty() ? page : page.gap()).heading(group.title());
            page = page.and(rows(group.rows()));
        }
        return page;
    }

    private static Table rows(List<Setting<?>> settings) {
        Table rows =
                Table.of(Column.of("VARIABLE"), Column.of("DEFAULT"), Column.of("MEANING"))
                        .indented(2);
        for (Setting<?> setting : settings) {
            rows =
                    rows.row(
                            Line.of(Style.ACCENT, setting.variable()),
                            Line.of(Style.DIM, setting.fallbackText().orElse("")),
                            Line.of(setting.sentence()));
        }
        return rows;
    }

    private static Page output() {
        try (InputStream file = Topics.class.getResourceAsStream("output.txt")) {
            if (file == null) {
                throw new IllegalStateException("output.txt is not packaged");
            }
            Page page = Page.EMPTY;
            for (String line :
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                page = page.verbatim(line);
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
