package dev.vox;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Holds the two pictures of `ARCHITECTURE.md`, and the rules beside them.
class ArchitectureTest {
    private static final Set<String> FOUNDATION =
            Set.of("problem", "process", "progress", "text", "json", "yaml", "expect", "report");

    /// Which feature may know which other; a new edge is a decision.
    private static final Map<String, Set<String>> FEATURE_EDGES =
            Map.ofEntries(
                    Map.entry("env", Set.of()),
                    Map.entry("profile", Set.of("env")),
                    Map.entry("config", Set.of("env")),
                    Map.entry("probe", Set.of()),
                    Map.entry("stack", Set.of("env", "profile", "config", "probe")),
                    Map.entry("embedded", Set.of("env", "stack", "profile", "voicepack")),
                    Map.entry("voicepack", Set.of("env")),
                    Map.entry("voice", Set.of()),
                    Map.entry("contract", Set.of("probe")),
                    Map.entry("bench", Set.of("env", "profile", "stack", "voice")),
                    Map.entry(
                            "validate",
                            Set.of(
                                    "env",
                                    "profile",
                                    "stack",
                                    "voice",
                                    "contract",
                                    "bench",
                                    "probe")),
                    Map.entry("protogen", Set.of()),
                    Map.entry("integration", Set.of("env", "stack")),
                    Map.entry("template", Set.of("env", "profile")),
                    Map.entry("entrypoint", Set.of("env", "profile", "config", "embedded")));

    /// A library's packages, and the only packages that may name them; `..` takes in those below.
    private static final Map<String, Set<String>> DOORS =
            Map.ofEntries(
                    Map.entry("picocli", Set.of("cli..")),
                    Map.entry("org.jline", Set.of("cli.repl", "cli.output")),
                    Map.entry("org.fusesource.jansi", Set.of("cli.output")),
                    Map.entry("com.github.dockerjava", Set.of("stack.docker")),
                    Map.entry("org.testcontainers", Set.of("integration")),
                    Map.entry("org.yaml.snakeyaml", Set.of("yaml")),
                    Map.entry("com.google.gson", Set.of("json")),
                    Map.entry("com.github.difflib", Set.of("template")),
                    Map.entry("org.apache.hc", Set.of("probe")),
                    Map.entry("org.java_websocket", Set.of("probe")),
                    Map.entry("org.HdrHistogram", Set.of("bench..")));

    private static final JavaClasses MAIN = imported("target/classes");
    private static final JavaClasses TESTS = imported("target/test-classes");
    private static final JavaClasses OFFENDER =
            new ClassFileImporter().importClasses(Offender.class);

    private static JavaClasses imported(String folder) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeJars())
                .importPath(Path.of(folder));
    }

    @Test
    void packagesFormNoCycle() {
        assertThat(MAIN).hasSizeGreaterThan(80);
        slices().matching("dev.vox.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void featuresAndFoundationDoNotKnowTheShell() {
        holds(
                classes(MAIN, type -> !slice(type).equals("cli")),
                40,
                type -> uses(type, to -> slice(to).equals("cli")));
    }

    @Test
    void foundationKnowsOnlyFoundation() {
        holds(
                classes(MAIN, type -> FOUNDATION.contains(slice(type))),
                40,
                type -> uses(type, to -> ours(to) && !FOUNDATION.contains(slice(to))));
    }

    @Test
    void featuresKnowOnlyTheFeaturesTheyMay() {
        holds(
                classes(MAIN, type -> true),
                80,
                type ->
                        FEATURE_EDGES.containsKey(slice(type))
                                ? uses(type, to -> feature(to) && !mayKnow(slice(type), slice(to)))
                                : Stream.empty());
    }

    @Test
    void everyPackageHasItsPlaceInThePicture() {
        holds(
                classes(MAIN, type -> true),
                80,
                type ->
                        known(slice(type))
                                ? Stream.empty()
                                : Stream.of(type.getName() + " is in no package of the picture"));
    }

    @Test
    void oneLibraryHasOneDoor() {
        holds(classes(MAIN, type -> true), 80, ArchitectureTest::strayLibraries);
        assertThat(strayLibraries(OFFENDER.get(Offender.class))).isNotEmpty();
    }

    @Test
    void theLibrariesThatAreHereAreFoundAtTheirDoors() {
        assertThat(usersOf("picocli")).hasSizeGreaterThan(3);
        assertThat(usersOf("com.google.gson")).hasSizeGreaterThan(1);
        assertThat(usersOf("org.yaml.snakeyaml")).hasSizeGreaterThan(1);
        assertThat(usersOf("com.github.dockerjava")).hasSizeGreaterThan(3);
        assertThat(usersOf("org.fusesource.jansi")).hasSize(1);
        assertThat(usersOf("com.github.difflib")).hasSize(1);
        assertThat(usersOf("org.jline")).hasSizeGreaterThan(2);
        assertThat(usersOf("org.apache.hc")).isNotEmpty();
        assertThat(usersOf("org.java_websocket")).isNotEmpty();
    }

    @Test
    void onlyMainTouchesTheStandardStreams() {
        Set<String> streams = Set.of("out", "err", "in");
        Function<JavaClass, Stream<String>> violations =
                type ->
                        type.getFieldAccessesFromSelf().stream()
                                .filter(access -> owner(access.getTarget(), System.class))
                                .filter(access -> streams.contains(access.getTarget().getName()))
                                .map(Object::toString);

        holds(classes(MAIN, type -> !isMain(type)), 80, violations);
        assertThat(violations.apply(OFFENDER.get(Offender.class))).isNotEmpty();
    }

    @Test
    void onlyMainAndTheSettingsReadTheProcessEnvironment() {
        Set<String> doors = Set.of("getenv", "getProperty", "getProperties", "setProperty");
        Function<JavaClass, Stream<String>> violations =
                type -> calls(type, System.class, doors::contains);

        holds(classes(MAIN, type -> !isMain(type) && !slice(type).equals("env")), 80, violations);
        assertThat(violations.apply(OFFENDER.get(Offender.class))).isNotEmpty();
    }

    @Test
    void timeIsInjected() {
        holds(classes(MAIN, type -> !isMain(type)), 80, ArchitectureTest::wallClocks);
        assertThat(wallClocks(OFFENDER.get(Offender.class))).isNotEmpty();
    }

    @Test
    void nothingSleepsNotEvenTests() {
        Function<JavaClass, Stream<String>> violations =
                type -> calls(type, Thread.class, "sleep"::equals);

        holds(classes(MAIN, type -> true), 80, violations);
        holds(classes(TESTS, type -> !type.isEquivalentTo(Offender.class)), 15, violations);
        assertThat(violations.apply(OFFENDER.get(Offender.class))).isNotEmpty();
    }

    /// `process` runs programs. The stack's own JVM outlives the tool that started it, and a player takes sound as it comes.
    @Test
    void onlyProcessStartsPrograms() {
        Set<String> doors = Set.of("process", "embedded", "voice");
        Function<JavaClass, Stream<String>> violations =
                type -> calls(type, ProcessBuilder.class, "start"::equals);

        holds(classes(MAIN, type -> !doors.contains(slice(type))), 80, violations);
        assertThat(violations.apply(OFFENDER.get(Offender.class))).isNotEmpty();
    }

    @Test
    void nothingIsKeptInThreadLocals() {
        Function<JavaClass, Stream<String>> violations =
                type -> uses(type, to -> to.isAssignableTo(ThreadLocal.class));

        holds(classes(MAIN, type -> true), 80, violations);
        assertThat(violations.apply(OFFENDER.get(Offender.class))).isNotEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        holds(
                classes(MAIN, type -> !type.getSimpleName().equals("package-info")),
                80,
                type ->
                        type.getPackage().isAnnotatedWith(NullMarked.class)
                                ? Stream.empty()
                                : Stream.of(type.getPackageName() + " is not @NullMarked"));
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        List<String> empty = List.of("Util", "Utils", "Helper", "Helpers", "Impl", "Manager");
        Function<JavaClass, Stream<String>> violations =
                type ->
                        empty.stream()
                                .filter(type.getSimpleName()::endsWith)
                                .map(end -> type.getName() + " ends in " + end);

        holds(classes(MAIN, type -> true), 80, violations);
    }

    /// The rule: it saw at least so many classes, and none of them violates it.
    private static void holds(
            List<JavaClass> seen, int least, Function<JavaClass, Stream<String>> violations) {
        assertThat(seen).as("classes that the rule saw").hasSizeGreaterThanOrEqualTo(least);
        assertThat(seen.stream().flatMap(violations)).isEmpty();
    }

    private static List<JavaClass> classes(JavaClasses from, Predicate<JavaClass> wanted) {
        return from.stream().filter(ArchitectureTest::ours).filter(wanted).toList();
    }

    private static boolean ours(JavaClass type) {
        return type.getPackageName().startsWith("dev.vox.") && !slice(type).equals("runtime");
    }

    /// The part of a class's package behind `dev.vox`: `stack` for `dev.vox.stack.plan`.
    private static String slice(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        boolean vox = parts.length > 2 && parts[0].equals("dev") && parts[1].equals("vox");
        return vox ? parts[2] : "";
    }

    private static boolean known(String slice) {
        return slice.equals("cli")
                || FOUNDATION.contains(slice)
                || FEATURE_EDGES.containsKey(slice);
    }

    private static boolean feature(JavaClass type) {
        return FEATURE_EDGES.containsKey(slice(type));
    }

    private static boolean mayKnow(String from, String to) {
        return from.equals(to) || FEATURE_EDGES.getOrDefault(from, Set.of()).contains(to);
    }

    private static Stream<String> strayLibraries(JavaClass type) {
        return DOORS.entrySet().stream()
                .filter(door -> door.getValue().stream().noneMatch(place -> lies(type, place)))
                .flatMap(door -> uses(type, to -> inside(to, door.getKey())));
    }

    private static List<JavaClass> usersOf(String library) {
        return classes(MAIN, type -> uses(type, to -> inside(to, library)).findAny().isPresent());
    }

    private static boolean inside(JavaClass type, String library) {
        return (type.getPackageName() + ".").startsWith(library + ".");
    }

    private static boolean lies(JavaClass type, String place) {
        String name = "dev.vox." + place.replace("..", "");
        return type.getPackageName().equals(name) || (place.endsWith("..") && inside(type, name));
    }

    private static boolean isMain(JavaClass type) {
        return type.getName().equals("dev.vox.cli.Main");
    }

    private static Stream<String> uses(JavaClass type, Predicate<JavaClass> forbidden) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> forbidden.test(dependency.getTargetClass()))
                .map(Dependency::getDescription);
    }

    private static Stream<String> calls(
            JavaClass type, Class<?> owner, Predicate<String> forbidden) {
        return type.getCodeUnitAccessesFromSelf().stream()
                .filter(access -> owner(access.getTarget(), owner))
                .filter(access -> forbidden.test(access.getTarget().getName()))
                .map(Object::toString);
    }

    private static boolean owner(AccessTarget target, Class<?> type) {
        return target.getOwner().isEquivalentTo(type);
    }

    private static Stream<String> wallClocks(JavaClass type) {
        return Stream.of(
                        calls(type, System.class, "currentTimeMillis"::equals),
                        calls(type, java.time.Clock.class, name -> name.startsWith("system")),
                        calls(type, java.time.InstantSource.class, "system"::equals),
                        calls(type, java.util.Date.class, "<init>"::equals),
                        type.getCodeUnitAccessesFromSelf().stream()
                                .filter(call -> inside(call.getTargetOwner(), "java.time"))
                                .filter(call -> call.getTarget().getName().equals("now"))
                                .map(Object::toString))
                .flatMap(violations -> violations);
    }

    /// Breaks the rules, so that they are seen to find what they look for. Never run.
    private static final class Offender {
        private static final ThreadLocal<Gson> KEPT = ThreadLocal.withInitial(Gson::new);

        private Offender() {}

        @SuppressWarnings("unused")
        static void offend() throws InterruptedException, IOException {
            new ProcessBuilder("true").start();
            System.out.println(KEPT.get() + System.getenv("HOME") + Instant.now());
            Thread.sleep(1);
        }
    }
}
