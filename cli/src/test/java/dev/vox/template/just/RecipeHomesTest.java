package dev.vox.template.just;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.template.just.ImportReport.Fate;
import dev.vox.template.just.ImportReport.RecipeHome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

class RecipeHomesTest {
    private static final Set<String> COMMANDS = Set.of("dev", "stop", "status", "logs", "help");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            nullValues = "-",
            value = {
                "docker compose up -d | COMMAND | vox dev",
                "@docker compose -f a.yml --profile p up --build | COMMAND | vox dev",
                "{{COMPOSE}} down | COMMAND | vox stop",
                "docker-compose ps | COMMAND | vox status",
                "docker compose logs -f tts0 | COMMAND | vox logs -f",
                "docker compose up -d redis | LATER | -",
                "docker compose stop redis | LATER | -",
                "docker compose down -v | LATER | -",
                "docker compose build tts0 | LATER | -",
                "uv run python -m src.tts.worker --adapter mock | COMMAND | vox serve worker",
                "python -m src.orchestrator.server | COMMAND | vox serve orchestrator",
                "uv run python -m grpc_tools.protoc -I . x.proto | LATER | -",
                "uv run pytest tests | OWN | -",
                "cd web && npm start | OWN | -",
                "echo docker compose up | OWN | -",
                "# docker compose up | OWN | -",
                "just --list | COMMAND | vox help",
                "just dev piper agent | COMMAND | vox dev piper agent",
                "just dev {{ model }} agent | COMMAND | vox dev MODEL agent",
                "just dev-stop | OWN | -",
                "just r | OWN | -",
            })
    void a_body_is_recognised_by_what_it_runs(String body, Fate fate, String command) {
        RecipeHome home = home("r model='x':\n    " + body + "\n");

        assertThat(home.fate()).isEqualTo(fate);
        assertThat(home.command()).isEqualTo(command);
        assertThat(command == null && home.reason().isEmpty()).isFalse();
    }

    @Test
    void a_recipe_that_does_several_things_is_the_projects_own() {
        assertThat(home("r:\n    docker compose up -d\n    pytest\n").command()).isNull();
        assertThat(home("r:\n    docker compose up\n    docker compose logs -f\n").command())
                .isNull();
    }

    @Test
    void a_name_that_is_a_command_wins_over_the_body_and_over_old_names() {
        assertThat(home("status:\n    pytest\n").command()).isEqualTo("vox status");
        assertThat(home("dev-stop:\n    pytest\n").command()).isEqualTo("vox stop");
        assertThat(home("dev-reset:\n    docker compose up\n").fate()).isEqualTo(Fate.LATER);
        assertThat(home("install-honcho:\n    uv pip install honcho\n").fate()).isEqualTo(Fate.OWN);
    }

    @Test
    void a_hidden_recipe_is_nobodys_command() {
        assertThat(home("_r:\n    docker compose up\n").fate()).isEqualTo(Fate.PRIVATE);
        assertThat(home("[private]\nr:\n    docker compose up\n").fate()).isEqualTo(Fate.PRIVATE);
    }

    @Test
    void a_recipe_of_one_dependency_is_what_that_is() {
        assertThat(homes("r: (dev 'piper')\ndev model:\n    x\n").getFirst().command())
                .isEqualTo("vox dev 'piper'");
        assertThat(homes("r: dev other\ndev:\nother:\n").getFirst().reason())
                .isEqualTo("a task of the project: runs dev, other");
    }

    @Test
    void an_alias_is_what_its_recipe_is() {
        RecipeHome home = homes("alias s := stop\nstop:\n").getLast();

        assertThat(home.name()).isEqualTo("s");
        assertThat(home.command()).isEqualTo("vox stop");
        assertThat(home.reason()).isEqualTo("another name of 'stop'");
    }

    private static RecipeHome home(String text) {
        return homes(text).getFirst();
    }

    private static List<RecipeHome> homes(String text) {
        String whole = text + "COMPOSE := \"docker compose -f \" + FILE\n";
        Justfile justfile =
                Justfile.parse(whole + (text.contains("just dev ") ? "dev a='' b='':\n" : ""));
        assertThat(justfile.mistakes()).isEmpty();
        return RecipeHomes.of(Path.of("justfile"), justfile, COMMANDS::contains).recipes();
    }
}
