package dev.vox.runtime;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The rules of the architecture that concern `runtime`, held against its class files.
///
/// Each rule says how many things it looked at: a rule that sees nothing holds nothing.
final class ArchitectureTest {
    private static final String ROOT = "dev.vox.runtime";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    /// A model manager is the domain's own word.
    private static final Set<String> NAMES_WITH_A_REASON = Set.of("ModelManager");

    @Test
    void packagesHaveNoCycles() {
        assertThat(packages()).hasSizeGreaterThan(8);
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.sun.speech.freetts | dev.vox.runtime.tts.kevin",
                "com.google.gson        | dev.vox.runtime.asr.openai"
                        + " dev.vox.runtime.dialogue.openai"
                        + " dev.vox.runtime.orchestrator.message"
                        + " dev.vox.runtime.registry.redis dev.vox.runtime.tts.piper"
                        + " dev.vox.runtime.worker",
                "edu.cmu.sphinx         | dev.vox.runtime.asr.sphinx",
                "io.github.givimad      | dev.vox.runtime.asr.whisper",
                "ai.onnxruntime         | dev.vox.runtime.tts.piper",
                "java.lang.foreign      | dev.vox.runtime.tts.espeak",
                "redis.clients          | dev.vox.runtime.registry.redis",
                "io.helidon             | dev.vox.runtime.orchestrator"
                        + " dev.vox.runtime.orchestrator.websocket dev.vox.runtime.worker",
                "io.prometheus          | dev.vox.runtime.metrics dev.vox.runtime.orchestrator"
                        + " dev.vox.runtime.worker",
                "io.grpc                | dev.vox.runtime.orchestrator.upstream"
                        + " dev.vox.runtime.worker",
                "dev.vox.proto          | dev.vox.runtime.orchestrator.upstream"
                        + " dev.vox.runtime.worker",
            })
    void aLibraryHasItsDoors(String library, String doors) {
        Set<String> allowed = Set.of(doors.split(" "));
        List<JavaClass> others =
                CLASSES.stream().filter(type -> !allowed.contains(type.getPackageName())).toList();
        assertThat(others).hasSizeGreaterThan(20);
        assertThat(others)
                .filteredOn(type -> dependsOn(type, library))
                .as("classes outside %s that depend on %s", doors, library)
                .isEmpty();
    }

    @Test
    void theSessionsRulesDependOnNothing() {
        List<JavaClass> session =
                CLASSES.stream()
                        .filter(type -> type.getPackageName().equals(ROOT + ".session"))
                        .toList();
        assertThat(session).hasSizeGreaterThan(20);
        assertThat(session)
                .flatExtracting(JavaClass::getDirectDependenciesFromSelf)
                .extracting(dependency -> dependency.getTargetClass().getPackageName())
                .allMatch(name ->
                        name.equals(ROOT + ".session")
                                || name.isEmpty()
                                || name.startsWith("java.")
                                || name.equals("org.jspecify.annotations"));
    }

    @Test
    void onlyTheShellTouchesStreamsAndTheEnvironment() {
        assertNoAccess(
                "java.lang.System", "out|err|in|getenv|getProperty|getProperties|exit|console");
        assertNoAccess("java.lang.Integer|java.lang.Long", "getInteger|getLong");
        assertNoAccess("java.lang.Boolean", "getBoolean");
    }

    @Test
    void timeComesFromAnInjectedClock() {
        assertNoAccess("java.lang.System", "currentTimeMillis");
        assertNoAccess("java\\.time\\..*", "now|system.*|tick.*");
        assertNoAccess("java.util.Date|java.util.GregorianCalendar", "<init>");
    }

    @Test
    void nobodySleepsOrKeepsThreadLocals() {
        assertNoAccess("java.lang.Thread", "sleep");
        assertThat(CLASSES)
                .filteredOn(type ->
                        dependsOn(type, "java.lang.ThreadLocal")
                                || dependsOn(type, "java.lang.InheritableThreadLocal"))
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages()).hasSizeGreaterThan(8);
        assertThat(packages())
                .allSatisfy(one ->
                        assertThat(one.isAnnotatedWith(NullMarked.class))
                                .as("%s is @NullMarked", one.getName())
                                .isTrue());
    }

    @Test
    void namesSayWhatAThingIs() {
        Pattern empty = Pattern.compile(".*(Util|Utils|Utility|Helper|Impl|Manager)");
        assertThat(CLASSES).hasSizeGreaterThan(60);
        assertThat(CLASSES)
                .extracting(JavaClass::getSimpleName)
                .filteredOn(name -> !NAMES_WITH_A_REASON.contains(name))
                .noneMatch(name -> empty.matcher(name).matches());
    }

    private static Set<JavaPackage> packages() {
        return CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackage)
                .collect(Collectors.toSet());
    }

    /// Asserts that no code of ours calls, constructs or reads these members of these types.
    private static void assertNoAccess(String owners, String members) {
        Pattern owner = Pattern.compile(owners);
        Pattern member = Pattern.compile(members);
        List<JavaAccess<?>> accesses =
                CLASSES.stream()
                        .<JavaAccess<?>>flatMap(type -> type.getAccessesFromSelf().stream())
                        .toList();
        assertThat(accesses).hasSizeGreaterThan(1000);
        assertThat(accesses)
                .filteredOn(access -> matches(access.getTarget(), owner, member))
                .as("uses of %s.(%s)", owners, members)
                .isEmpty();
    }

    private static boolean matches(AccessTarget target, Pattern owner, Pattern member) {
        return owner.matcher(target.getOwner().getFullName()).matches()
                && member.matcher(target.getName()).matches();
    }

    /// Whether a class uses a package, its sub-packages or a class of this name.
    private static boolean dependsOn(JavaClass type, String library) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getFullName())
                .anyMatch(name -> name.equals(library) || name.startsWith(library + "."));
    }
}
