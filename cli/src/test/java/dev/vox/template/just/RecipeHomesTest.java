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
    private static final Tool TOOL = new Tool(COMMANDS::contains, Set.of("worker", "orchestrator"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            nullValues = "-",
            value = {
                "docker compose up -d | COMMAND | vox dev",
                "docker compose up | COMMAND | vox dev --foreground",
                "@docker compose up -d --remove-orphans 2>/dev/null !! true | COMMAND | vox dev",
                "docker compose -f prod.yml up -d | OWN | -",
                "docker compose up -d --build | OWN | -",
                "{{COMPOSE}} down | COMMAND | vox stop",
                "{{WITH_FILE}} down | OWN | -",
                "docker-compose ps | COMMAND | vox status",
                "docker compose ps -q | OWN | -",
                "docker compose logs -f worker | COMMAND | vox logs -f worker",
                "docker compose logs --tail 20 worker | COMMAND | vox logs --tail 20 worker",
                "docker compose logs --tail=20 {{ model }} | COMMAND | vox logs --tail 20 MODEL",
                "docker compose logs postgres | OWN | -",
                "docker compose logs ! grep x | OWN | -",
                "docker compose up -d redis | LATER | -",
                "docker compose stop redis | LATER | -",
                "docker compose down -v | LATER | -",
                "docker compose build tts0 | LATER | -",
                "uv run python -m src.tts.worker --adapter mock | COMMAND | vox serve worker"
                        + " --adapter mock",
                "python3 -m src.tts.worker --port=7003 --default-model-id {{model}} | COMMAND | vox"
                        + " serve worker --port 7003 --default-model MODEL",
                "python -m src.tts.worker --turbo 3 | OWN | -",
                "ADAPTER_TYPE=mock python -m src.tts.worker | OWN | -",
                "python -m src.orchestrator.server | COMMAND | vox serve orchestrator",
                "python -m src.orchestrator.server --config x.yaml | COMMAND | vox serve"
                        + " orchestrator --config x.yaml",
                "uv run python -m grpc_tools.protoc -I . x.proto | LATER | -",
                "uv run pytest tests | OWN | -",
                "cd web && npm start | OWN | -",
                "echo docker compose up | OWN | -",
                "# docker compose up | OWN | -",
                "echo 'up; up' && docker compose up -d | COMMAND | vox dev",
                "docker compose down; rm -rf data | OWN | -",
                "just --list | COMMAND | vox help",
                "just dev piper agent | COMMAND | vox dev piper agent",
                "just dev {{ model }} agent | COMMAND | vox dev MODEL agent",
                "just dev-stop | OWN | -",
                "just r | OWN | -",
            })
    void a_body_is_recognised_by_what_it_runs(String body, Fate fate, String command) {
        RecipeHome home = home("r model='x':\n    " + body.replace("!", "|") + "\n");

        assertThat(home.fate()).isEqualTo(fate);
        assertThat(home.command()).isEqualTo(command);
        assertThat(command == null && home.reason().isEmpty()).isFalse();
    }

    @Test
    void what_a_command_does_not_do_is_named_with_its_line() {
        assertThat(home("r:\n    docker compose down\n    rm -rf data\n    ./deploy.sh\n").reason())
                .isEqualTo(
                        "'vox stop' does a part of it, and not: rm (line 3), ./deploy.sh (line 4)");
        assertThat(home("r:\n    docker compose -f prod.yml up -d\n").reason())
                .isEqualTo("'vox dev' does a part of it, and not: -f");
        assertThat(home("r: c\n    docker compose down\nc:\n    make\n").reason())
                .isEqualTo("'vox stop' does a part of it, and not: the recipe c");
        assertThat(home("r:\n    docker compose up -d\n    docker compose logs -f\n").reason())
                .isEqualTo(
                        "a task of the project: does in turn what 'vox dev' and 'vox logs -f' do");
        assertThat(home("r:\n    docker compose build tts0\n").reason())
                .isEqualTo("no command of this build builds images; 'docker compose build' does");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            nullValues = "-",
            value = {
                "status | pytest | OWN | - | a task of the project: runs pytest; 'vox status' is"
                        + " something else",
                "status | git status | OWN | - | a task of the project: runs nothing that vox"
                        + " knows; 'vox status' is something else",
                "dev | npm run dev | OWN | - | a task of the project: runs npm; 'vox dev' is"
                        + " something else",
                "dev-logs | journalctl -f | OWN | - | a task of the project: runs nothing that vox"
                        + " knows; 'vox logs -f' is something else",
                "dev-stop | docker compose down; rm -rf data | OWN | - | 'vox stop' does a part of"
                        + " it, and not: rm (line 2)",
                "dev-stop | docker compose down; pkill honcho | COMMAND | vox stop | the old name"
                        + " goes on to work",
                "dev-stop | docker compose -p x down | COMMAND | vox stop | the old name goes on to"
                        + " work; it does not take over: -p",
                "dev-kill | docker compose down | COMMAND | vox stop | the old name is deprecated",
                "status | docker compose down | COMMAND | vox stop | by what it runs; the name"
                        + " alone means 'vox status'",
                "logs | docker compose logs --tail 20 worker | COMMAND | vox logs --tail 20 worker"
                        + " | by what it runs",
                "run-tts-mock | python -m src.tts.worker --adapter mock --port 7003 | COMMAND | vox"
                    + " serve worker --adapter mock --port 7003 | by what it runs; the name alone"
                    + " means 'vox serve worker --adapter mock'",
                "dev-legacy | docker compose up | COMMAND | vox dev legacy | the old name goes on"
                        + " to work",
                "dev-agent | docker compose up | COMMAND | vox dev agent | the old name goes on to"
                        + " work",
                "dev-switch | docker compose stop | COMMAND | vox switch | the old name goes on to"
                        + " work",
                "install-honcho | uv pip install honcho | OWN | - | vox needs no process manager;"
                        + " 'vox dev' starts and watches the services itself",
            })
    void a_name_is_held_against_the_body(
            String name, String body, Fate fate, String command, String reason) {
        RecipeHome home = home(name + ":\n    " + body + "\n");

        assertThat(home.fate()).isEqualTo(fate);
        assertThat(home.command()).isEqualTo(command);
        assertThat(home.reason()).isEqualTo(reason);
    }

    @Test
    void a_script_is_read_where_it_is_one_of_a_shell() {
        String shell =
                "r:\n    #!/usr/bin/env bash\n    set -euo pipefail\n    docker compose down\n";

        assertThat(home(shell).command()).isEqualTo("vox stop");
        assertThat(home(shell.replace("bash", "python3")).reason())
                .isEqualTo("a script of the project");
        assertThat(home(shell.replace("bash", "python3").replace("r:", "dev-stop:")).reason())
                .isEqualTo("the old name goes on to work; its script was not compared");
    }

    @Test
    void a_hidden_recipe_is_nobodys_command() {
        assertThat(home("_r:\n    docker compose up\n").fate()).isEqualTo(Fate.PRIVATE);
        assertThat(home("[private]\nr:\n    docker compose up\n").reason())
                .isEqualTo("hidden, and no recipe calls it");
        assertThat(home("_r:\ns: _r\n").reason()).isEqualTo("only other recipes call it");
        assertThat(home("_r:\ns:\n    just _r\n").reason()).isEqualTo("only other recipes call it");
    }

    @Test
    void a_recipe_of_one_dependency_is_what_that_is() {
        assertThat(
                        homes("r: (dev 'piper')\ndev model:\n    docker compose up -d\n")
                                .getFirst()
                                .command())
                .isEqualTo("vox dev piper");
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
        String whole =
                text + "COMPOSE := 'docker' + \" compose\"\nWITH_FILE := COMPOSE + ' -f ' + FILE\n";
        Justfile justfile =
                Justfile.parse(whole + (text.contains("just dev ") ? "dev a='' b='':\n" : ""));
        assertThat(justfile.mistakes()).isEmpty();
        return RecipeHomes.of(Path.of("justfile"), justfile, TOOL).recipes();
    }
}
