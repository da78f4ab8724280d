package dev.vox.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vox.env.dotenv.DotenvFile;
import dev.vox.text.Quoted;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Holds the parser and the expansion to the real `docker compose`, with random files.
class ComposeOracleTest {
    private static final long SEED = Long.getLong("oracle.seed", 20260501);
    private static final int VALUES = 2_400;
    private static final int ERRORS = 56;
    private static final int ERRORS_A_KIND = 8;
    private static final int ERRORS_THERE = 24;
    private static final int BATCH = 300;
    private static final int PROJECTS = 12;
    private static final int AT_A_TIME = 2;

    private static boolean composeIsThere;

    @TempDir Path folder;
    private Compose compose;

    @BeforeAll
    static void look() {
        composeIsThere = Compose.isThere();
    }

    @BeforeEach
    void open() {
        assumeTrue(composeIsThere, "docker compose is not installed");
        compose = new Compose(folder, ListedDifference.process());
    }

    @Test
    void random_files_have_the_values_that_compose_gives_them() {
        List<String> files = files(VALUES, file -> error(file).isEmpty() && !failsThere(file));
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < files.size(); from += BATCH) {
            batches.add(files.subList(from, Math.min(files.size(), from + BATCH)));
        }
        assertThat(differences(batches)).isEmpty();
        assertThat(files).hasSizeGreaterThanOrEqualTo(2_000);
    }

    @Test
    void random_files_have_the_errors_that_compose_gives_them() {
        Map<String, Integer> kinds = new TreeMap<>();
        List<String> files =
                files(
                        ERRORS,
                        file ->
                                !error(file).isEmpty()
                                        && kinds.merge(kind(error(file)), 1, Integer::sum)
                                                <= ERRORS_A_KIND);
        assertThat(differences(files.stream().map(List::of).toList())).isEmpty();
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(ERRORS / ERRORS_A_KIND);
    }

    @Test
    void random_files_that_only_compose_fails_on_have_a_listed_difference() {
        List<String> files = files(ERRORS_THERE, file -> error(file).isEmpty() && failsThere(file));
        assertThat(differences(files.stream().map(List::of).toList())).isEmpty();
    }

    @Test
    void files_in_a_row_and_the_process_reach_each_other_as_in_compose() {
        List<String> differences =
                inParallel(
                        IntStream.range(0, PROJECTS)
                                .mapToObj(number ->
                                        (Callable<List<String>>) () -> project(SEED + number))
                                .toList());
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ListedDifference.class)
    void a_listed_difference_still_is_one_and_the_page_names_it(ListedDifference listed)
            throws IOException {
        Reading ours = Reading.of(listed.example(), ListedDifference.process());
        Compose.Answer theirs = compose.envFiles(List.of(listed.example()));

        assertThat(ours.agreesWith(values(theirs), theirs.error())).isFalse();
        assertThat(ListedDifference.of(listed.example(), ours, theirs)).contains(listed);
        assertThat(Files.readString(Path.of("../docs/reference/environment.md")))
                .containsIgnoringCase("**" + listed.title() + "**");
    }

    private static List<String> files(int count, Predicate<String> wanted) {
        return Stream.generate(new EnvFileGenerator(SEED)::file)
                .filter(wanted)
                .limit(count)
                .toList();
    }

    private static String error(String file) {
        return Reading.of(file, ListedDifference.process()).error();
    }

    /// An error's words without what stands in the file.
    private static String kind(String error) {
        return error.replaceAll("(?s)\".*", "").replaceAll("\\b[\\p{L}_]*\\d\\w*|\\b[A-Z]\\b", "");
    }

    /// Whether Compose probably finds an error where vox, which does not look at what is not taken, finds none: a file like
    /// that would spoil its batch.
    private static boolean failsThere(String file) {
        return ListedDifference.BRANCH_NOT_TAKEN.explains(
                        file, new Reading(Map.of(), ""), "required variable")
                || IntStream.range(0, file.length())
                        .filter(at -> file.charAt(at) == '\n')
                        .mapToObj(end -> error(file.substring(0, end + 1)))
                        .anyMatch(error -> !error.isEmpty() && !error.startsWith("line "));
    }

    private List<String> differences(List<List<String>> batches) {
        return inParallel(
                batches.stream()
                        .map(batch -> (Callable<List<String>>) () -> differences(batch, compose))
                        .toList());
    }

    /// One file with an error spoils the batch, so that is halved until the culprit is alone.
    private static List<String> differences(List<String> batch, Compose compose) {
        Compose.Answer theirs = compose.envFiles(batch);
        List<String> differences = new ArrayList<>();
        if (!theirs.error().isEmpty() && batch.size() > 1) {
            int middle = batch.size() / 2;
            differences.addAll(differences(batch.subList(0, middle), compose));
            differences.addAll(differences(batch.subList(middle, batch.size()), compose));
            return differences;
        }
        for (int i = 0; i < batch.size(); i++) {
            String file = batch.get(i);
            Reading ours = Reading.of(file, ListedDifference.process());
            Map<String, String> values =
                    theirs.services().isEmpty() ? Map.of() : theirs.services().get(i);
            boolean same = ours.agreesWith(new TreeMap<>(values), theirs.error());
            if (!same && ListedDifference.of(file, ours, theirs).isEmpty()) {
                differences.add(
                        "%s%n  ours   %s %s%n  theirs %s %s"
                                .formatted(
                                        Quoted.text(file),
                                        ours.values(),
                                        ours.error(),
                                        new TreeMap<>(values),
                                        theirs.error()));
            }
        }
        return differences;
    }

    private List<String> project(long seed) {
        Random random = new Random(seed);
        List<String> keys =
                List.of("A", "B", "C", "D", EnvFileGenerator.SET, EnvFileGenerator.EMPTY);
        List<String> texts = new ArrayList<>();
        List<Layer> layers = new ArrayList<>();
        for (LayerName name : List.of(LayerName.DEFAULTS, LayerName.EXISTING, LayerName.LOCAL)) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 4; line++) {
                text.append(keys.get(random.nextInt(keys.size())))
                        .append("=<${")
                        .append(keys.get(random.nextInt(keys.size())))
                        .append(List.of("", "-d", ":-d", ":+a", "+a").get(random.nextInt(5)))
                        .append("}")
                        .append(random.nextInt(100))
                        .append(">\n");
            }
            Path path = Path.of(name.word());
            texts.add(text.toString());
            layers.add(
                    new LayerFile(
                                    name,
                                    path,
                                    path,
                                    text.toString(),
                                    DotenvFile.parse(text.toString()))
                            .layer());
        }
        layers.add(Layer.process(ListedDifference.process()));
        Map<String, String> ours = Variables.resolve(layers, ExpandOrder.COMPOSE).texts();
        Map<String, String> theirs = values(compose.projectFiles(texts, keys));
        return ours.equals(theirs)
                ? List.of()
                : List.of(texts + "\n  ours   " + ours + "\n  theirs " + theirs);
    }

    private static Map<String, String> values(Compose.Answer answer) {
        return answer.services().isEmpty()
                ? new LinkedHashMap<>()
                : new TreeMap<>(answer.services().getFirst());
    }

    private static List<String> inParallel(List<? extends Callable<List<String>>> tasks) {
        List<String> found = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<List<String>>> answers = new ArrayList<>();
            tasks.forEach(task -> answers.add(pool.submit(task)));
            for (Future<List<String>> answer : answers) {
                found.addAll(answer.get());
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
