package dev.vox.env;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `docs/reference/settings.md` is the settings table; `-Dgolden=update` writes it.
class SettingsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "settings.md");

    private static final String HEAD =
            """
            # Settings

            Every variable that vox and the embedded stack read. They may stand in `.env.defaults`, `.env.models/.env.<model>`, `.env` and `.env.local`, in
            the environment, or behind `--env`, the later outweighing the earlier; those of the tool itself are read from the environment alone. A variable
            that is set and empty counts as unset. A value outside its range is an error that names its source, all of them at once, exit code 3. A secret
            is shown as `***`. The same in short: `vox help environment`.

            This page is generated from the table in `dev.vox.env.Settings`: `mvn test -Dtest=SettingsPageTest -Dgolden=update`.
            """;

    @Test
    void the_page_says_what_the_table_says() throws IOException {
        if ("update".equals(System.getProperty("golden")) && System.getenv("CI") == null) {
            Files.writeString(PAGE, page());
        }

        assertThat(PAGE).as("written by -Dgolden=update").hasContent(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        for (SettingGroup group : Settings.groups()) {
            page.append("\n## ").append(group.title()).append("\n\n");
            page.append("| variable | key | accepts | default | secret | |\n");
            page.append("|---|---|---|---|---|---|\n");
            group.rows().forEach(setting -> page.append(row(setting)));
        }
        return page.toString();
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        setting.variable(),
                        setting.key(),
                        setting.type().description().replace("|", "\\|"),
                        setting.fallbackText()
                                .filter(text -> !text.isEmpty())
                                .map("`%s`"::formatted)
                                .orElse(""),
                        setting.secret() ? "yes" : "",
                        setting.sentence());
    }
}
