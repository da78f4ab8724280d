package dev.vox.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.dotenv.Assignment;
import dev.vox.env.dotenv.DotenvFile;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ProjectFileTest {
    private static final Path TEMPLATES = Path.of("..", "templates", "project");
    private static final Pattern COMMENTED = Pattern.compile("(?m)^# (?=[A-Z_]+=)");

    private final Map<String, Setting<?>> settings =
            Settings.all().stream()
                    .collect(Collectors.toMap(Setting::variable, Function.identity()));

    @Test
    void every_file_of_the_template_is_written() throws IOException {
        Set<String> written = new HashSet<>();
        ProjectFile.all().forEach(file -> written.add(file.path().replaceFirst("^\\.", "")));

        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(file -> TEMPLATES.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Test
    void every_file_of_the_template_of_containers_is_written() throws IOException {
        Path template = TEMPLATES.resolveSibling("compose");
        List<String> own =
                ProjectFile.of(Template.COMPOSE).stream()
                        .filter(file -> !ProjectFile.all().contains(file))
                        .map(file -> file.path().replaceFirst("^\\.", ""))
                        .toList();

        try (Stream<Path> files = Files.walk(template)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(file -> template.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(own);
        }
    }

    @Test
    void the_defaults_are_rows_of_the_settings_table_and_say_what_holds_without_them() {
        List<Assignment> assignments = parsed(text(".env.defaults"));

        assertThat(assignments).hasSizeGreaterThan(10);
        for (Assignment assignment : assignments) {
            Setting<?> setting = settings.get(assignment.key());
            assertThat(setting).as(assignment.key()).isNotNull();
            assertThat(printed(setting, assignment)).isEqualTo(setting.fallbackText().orElse(""));
        }
    }

    @Test
    void what_the_defaults_show_in_comments_is_valid_too() {
        List<Assignment> assignments =
                parsed(COMMENTED.matcher(text(".env.defaults")).replaceAll(""));

        assertThat(assignments.size()).isGreaterThan(parsed(text(".env.defaults")).size() + 2);
        for (Assignment assignment : assignments) {
            assertThat(settings).containsKey(assignment.key());
            assertThat(printed(settings.get(assignment.key()), assignment)).isNotEmpty();
        }
    }

    @Test
    void every_setting_of_the_stack_has_a_line_in_the_defaults() {
        Set<String> elsewhere = Set.of("ADAPTER_TYPE", "DEFAULT_MODEL_ID");
        Set<String> named =
                parsed(COMMENTED.matcher(text(".env.defaults")).replaceAll("")).stream()
                        .map(Assignment::key)
                        .collect(Collectors.toSet());

        assertThat(Settings.groups().stream().skip(1).flatMap(group -> group.rows().stream()))
                .filteredOn(setting -> !setting.secret())
                .extracting(Setting::variable)
                .filteredOn(name -> !elsewhere.contains(name) && !name.matches("(MOCK|ASR|VOX)_.*"))
                .isNotEmpty()
                .isSubsetOf(named);
    }

    @Test
    void the_example_of_local_values_changes_nothing_until_it_is_edited() {
        String text = text(".env.local.example");

        assertThat(parsed(text)).isEmpty();
        assertThat(parsed(COMMENTED.matcher(text).replaceAll("")))
                .extracting(Assignment::key)
                .contains("OPENAI_API_KEY", "LIVEKIT_API_SECRET");
    }

    @Test
    void the_files_that_hold_secrets_and_state_are_ignored() {
        assertThat(text(".gitignore").lines()).containsExactly(".env", ".env.local", ".vox/");
    }

    @Test
    void the_sample_of_a_phase_has_the_keys_of_a_phase() {
        Mistakes mistakes = new Mistakes();
        try (YamlReader phase =
                YamlReader.of(
                        Yaml.parse("phase-7.yaml", text("validation/phase-7.yaml")), mistakes)) {
            assertThat(phase.whole("phase", 1, 99)).contains(7L);
            assertThat(phase.text("title")).isPresent();
            assertThat(phase.sections("checks")).hasSize(3).allSatisfy(ProjectFileTest::check);
        }
        mistakes.check();
    }

    private static void check(YamlReader check) {
        try (check) {
            assertThat(check.text("id")).isPresent();
            assertThat(check.text("title")).isPresent();
            assertThat(check.oneOf("kind", List.of("file", "file-match", "env"))).isPresent();
            assertThat(check.section("with").keys()).isNotEmpty();
            assertThat(check.oneOf("severity", List.of("required", "recommended"))).isPresent();
            assertThat(check.text("timeout")).contains("1s");
            assertThat(check.text("fix")).isPresent();
        }
    }

    private static <T> String printed(Setting<T> setting, Assignment assignment) {
        T value = setting.type().parser().apply(String.valueOf(assignment.text()));
        return setting.type().printer().apply(value);
    }

    private static List<Assignment> parsed(String text) {
        DotenvFile file = DotenvFile.parse(text);
        assertThat(file.mistakes()).isEmpty();
        return file.assignments();
    }

    private static String text(String path) {
        return ProjectFile.all().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
