package dev.vox.env.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;

import dev.vox.env.Definition;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.LayerFile;
import dev.vox.env.LayerName;
import dev.vox.env.Origin;
import dev.vox.env.Variables;
import dev.vox.env.dotenv.DotenvFile;
import dev.vox.env.inspect.Disclosure;
import dev.vox.env.inspect.NamePattern;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What is exported is what those who read it get: 500 values of everything that is awkward.
@Timeout(120)
class ExportRoundTripTest {
    private static final int VALUES = 500;
    private static final List<String> PIECES =
            List.of(
                    "'", "\"", "\\", "$", "${HOME}", "$$", "#", " #", " ", "\n", "\t", "`id`", "=",
                    "a", "Z9", "é", "ß", "日本", "😀", "\u00a0", ";", "&", "*", "\\n", "\\$", "\r",
                    "{", "}", "%", "!", "export ", "\n\n", "\u0001", "~");

    @TempDir Path folder;

    private static SortedMap<String, String> values(boolean lines) {
        Random random = new Random(20_261_120);
        SortedMap<String, String> values = new TreeMap<>();
        for (int number = 0; number < VALUES; number++) {
            StringBuilder value = new StringBuilder();
            for (int pieces = random.nextInt(9); pieces > 0; pieces--) {
                String piece = PIECES.get(random.nextInt(PIECES.size()));
                value.append(lines || !piece.matches("[\n\r]+") ? piece : "|");
            }
            values.put("V" + number, value.toString());
        }
        assertThat(values).hasSize(VALUES).containsValue("");
        return values;
    }

    private static String export(ExportFormat format, SortedMap<String, String> values) {
        Origin origin = new Origin.Flag("--env");
        List<Definition> definitions =
                values.entrySet().stream()
                        .map(each -> Definition.literal(each.getKey(), each.getValue(), origin))
                        .toList();
        Variables variables =
                Variables.resolve(
                        List.of(new Layer(LayerName.FLAGS, "flags", definitions)), ExpandOrder.VOX);
        Export.Request request =
                new Export.Request(format, new NamePattern("V?*"), false, Disclosure.REVEALED);
        Export export = Export.of(variables, request, Delimiters.random());
        assertThat(export.variables()).containsAll(values.keySet());
        return export.text();
    }

    @Test
    void dotenv_reads_back_as_the_same_values() {
        SortedMap<String, String> values = values(true);
        String text = export(ExportFormat.DOTENV, values);
        LayerFile file =
                new LayerFile(
                        LayerName.LOCAL,
                        Path.of(".env"),
                        Path.of(".env"),
                        text,
                        DotenvFile.parse(text));

        assertThat(file.mistakes()).isEmpty();
        assertThat(Variables.resolve(List.of(file.layer()), ExpandOrder.VOX).check().texts())
                .containsAllEntriesOf(values);
    }

    @Test
    void compose_reads_dotenv_as_the_same_values() throws Exception {
        assumeTrue(runs("docker", "compose", "version"), "there is no docker compose here");
        SortedMap<String, String> values = values(true);
        Files.writeString(folder.resolve("all.env"), export(ExportFormat.DOTENV, values));
        Files.writeString(
                folder.resolve("compose.yaml"),
                "name: x\nservices: {one: {image: x, env_file: [all.env]}}\n");

        JsonValue model =
                Json.parse("compose", output("docker", "compose", "config", "--format", "json"));
        JsonValue environment =
                model.get("services")
                        .flatMap(services -> services.get("one"))
                        .flatMap(service -> service.get("environment"))
                        .orElseThrow();

        Map<String, String> read = new TreeMap<>();
        values.keySet()
                .forEach(name ->
                        read.put(name, environment.text(name).orElseThrow().replace("$$", "$")));
        assertThat(read).isEqualTo(values);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX shell")
    void a_shell_evaluates_shell_to_the_same_values() throws Exception {
        SortedMap<String, String> values = values(true);
        Path script = folder.resolve("all.sh");
        Files.writeString(script, export(ExportFormat.SHELL, values) + "exec env -0\n");

        Map<String, String> read = new TreeMap<>();
        for (String line : output("env", "-i", "/bin/sh", script.toString()).split("\0", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                read.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        assertThat(read).containsAllEntriesOf(values);
    }

    /// The client reads the file before it asks the engine, so that an engine that only listens will do.
    @Test
    void docker_reads_its_file_as_the_same_values() throws Exception {
        assumeTrue(runs("docker", "--version"), "there is no docker here");
        SortedMap<String, String> values = values(false);
        Files.writeString(folder.resolve("all.env"), export(ExportFormat.DOCKER, values));
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        HttpServer engine = engine(asked);
        try {
            ProcessBuilder create =
                    new ProcessBuilder(
                            "docker", "create", "--env-file", "all.env", "--pull", "never", "x");
            create.environment()
                    .put("DOCKER_HOST", "tcp://127.0.0.1:" + engine.getAddress().getPort());
            ended(create);
            String body = asked.poll(30, TimeUnit.SECONDS);
            assertThat(body).as("what the client asked for").isNotNull();
            List<String> read =
                    Json.parse("docker", body).items("Env").stream()
                            .map(item -> ((JsonValue.Text) item).value())
                            .toList();
            assertThat(read)
                    .containsExactlyInAnyOrderElementsOf(
                            values.entrySet().stream()
                                    .map(each -> each.getKey() + "=" + each.getValue())
                                    .toList());
        } finally {
            engine.stop(0);
        }
    }

    private static HttpServer engine(BlockingQueue<String> asked) throws IOException {
        HttpServer engine =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    boolean create = exchange.getRequestURI().getPath().endsWith("/create");
                    if (create) {
                        asked.add(new String(body, StandardCharsets.UTF_8));
                    }
                    exchange.getResponseHeaders().add("API-Version", "1.41");
                    byte[] answer =
                            (create ? "{\"Id\":\"1\",\"Warnings\":[]}" : "OK")
                                    .getBytes(StandardCharsets.UTF_8);
                    boolean head = exchange.getRequestMethod().equals("HEAD");
                    exchange.sendResponseHeaders(create ? 201 : 200, head ? -1 : answer.length);
                    if (!head) {
                        exchange.getResponseBody().write(answer);
                    }
                    exchange.close();
                });
        engine.start();
        return engine;
    }

    @Test
    void json_holds_the_same_values() throws Exception {
        SortedMap<String, String> values = values(true);
        JsonValue document = Json.parse("export", export(ExportFormat.JSON, values));

        values.forEach((name, value) -> assertThat(document.text(name)).contains(value));
    }

    @Test
    void a_delimiter_never_occurs_in_its_value() {
        SortedMap<String, String> values = new TreeMap<>(Map.of("V1", "one\nfirst\ntwo"));
        String text =
                new GithubDialect(Stream.of("first", "second").iterator()::next).write(values);

        assertThat(text).isEqualTo("V1<<second\none\nfirst\ntwo\nsecond\n");
    }

    private boolean runs(String... command) throws Exception {
        try {
            return ended(new ProcessBuilder(command)) == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private String output(String... command) throws Exception {
        int exit = ended(new ProcessBuilder(command));
        assertThat(exit).as(Files.readString(folder.resolve("stderr"))).isZero();
        return Files.readString(folder.resolve("stdout"));
    }

    private int ended(ProcessBuilder builder) throws Exception {
        File out = folder.resolve("stdout").toFile();
        File err = folder.resolve("stderr").toFile();
        Process process =
                builder.directory(folder.toFile()).redirectOutput(out).redirectError(err).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
