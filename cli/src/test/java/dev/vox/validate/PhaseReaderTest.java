package dev.vox.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class PhaseReaderTest {
    private static final String SHIPPED =
            """
            phase: 4
            title: Service discovery
            checks:
              - id: discovery.first
                title: The first
                kind: says
                with: {says: pass}
                fix: start it
              - id: discovery.second
                title: The second
                kind: says
                with: {says: pass}
            """;

    @Test
    void aDeclarationIsReadWithAllThatItSays() {
        CheckDeclaration check =
                only(
                        """
                        phase: 7
                        title: Own
                        checks:
                          - id: own.check
                            title: A check
                            kind: says
                            with: {says: fail}
                            needs: [docker, "env:HF_TOKEN", stack:embedded]
                            severity: recommended
                            timeout: 2s
                            retry: {every: 50ms, for: 3s}
                            fix: do it
                            docs: docs/how-to/it.md
                        """);

        assertThat(check.id()).isEqualTo("own.check");
        assertThat(check.kind()).isEqualTo("says");
        assertThat(check.alone()).isFalse();
        assertThat(check.needs())
                .extracting(Need::toString)
                .containsExactly("docker", "env:HF_TOKEN", "stack:embedded");
        assertThat(check.severity()).isEqualTo(Severity.RECOMMENDED);
        assertThat(check.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(check.retry())
                .isEqualTo(
                        new CheckDeclaration.Retry(Duration.ofMillis(50), Duration.ofSeconds(3)));
        assertThat(check.fix()).isEqualTo("do it");
        assertThat(check.docs()).isEqualTo("docs/how-to/it.md");
        assertThat(check.place()).hasToString("own0.yaml:4:9");
    }

    @Test
    void whatIsLeftOutIsUsual() {
        CheckDeclaration check =
                only(
                        """
                        phase: 7
                        title: Own
                        checks: [{id: a, title: A, kind: measures}]
                        """);

        assertThat(check.alone()).isTrue();
        assertThat(check.severity()).isEqualTo(Severity.REQUIRED);
        assertThat(check.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(check.needs()).isEmpty();
        assertThat(check.retry()).isNull();
        assertThat(check.fix()).isNull();
    }

    @Test
    void everyMistakeOfEveryFileIsReportedAtOnce() {
        String first =
                """
                phase: 2
                titel: Configuration
                needs: [phase-1, phase-33]
                checks:
                  - id: Config.Upper
                    title: T
                    kind: sayz
                    with: {says: pass}
                  - id: config.two
                    title: T
                    kind: says
                    with: {say: pass}
                    timeout: fast
                    severity: requird
                    needs: [dokcer, port, "port:x", "stack:cloud"]
                    retry: {evry: 1s}
                """;
        String second =
                """
                phase: two
                title: Other
                checks:
                  - id: config.two
                    title: T
                    kind: says
                    with: {says: maybe}
                """;

        assertThatThrownBy(() -> read(List.of(), first, second))
                .isInstanceOf(InvalidConfiguration.class)
                .message()
                .isEqualTo(
                        """
                        own0.yaml, own1.yaml have 19 mistakes
                        own0.yaml:1:1: key 'title' is missing
                        own0.yaml:2:1: unknown key 'titel'; did you mean 'title'?
                        own0.yaml:3:8: 'needs' names 'phase-1', and there is no such phase; did you mean 'phase-2'?
                        own0.yaml:3:8: 'needs' names 'phase-33', and there is no such phase; did you mean 'phase-2'?
                        own0.yaml:5:9: 'checks[0].id' must be lower-case words with dots and dashes between them, such as discovery.worker-registered, not 'Config.Upper'
                        own0.yaml:7:11: 'checks[0].kind' must be one of says, measures, not 'sayz'; did you mean 'says'?
                        own0.yaml:12:11: key 'checks[1].with.says' is missing
                        own0.yaml:12:12: unknown key 'checks[1].with.say'; did you mean 'says'?
                        own0.yaml:13:14: 'checks[1].timeout' must be a length of time from 1ms to 60m such as 200ms or 10s, not 'fast'
                        own0.yaml:14:15: 'checks[1].severity' must be one of required, recommended, not 'requird'; did you mean 'required'?
                        own0.yaml:15:12: 'checks[1].needs' names 'dokcer', which is no need; did you mean 'docker'?
                        own0.yaml:15:12: 'checks[1].needs' must be written port:8080, not 'port'
                        own0.yaml:15:12: 'checks[1].needs' must be written port:8080, not 'port:x'
                        own0.yaml:15:12: 'checks[1].needs' must be written stack, stack:embedded or stack:compose, not 'stack:cloud'
                        own0.yaml:16:12: key 'checks[1].retry.for' is missing
                        own0.yaml:16:13: unknown key 'checks[1].retry.evry'; did you mean 'every'?
                        own1.yaml:1:8: 'phase' must be a whole number, not 'two'
                        own1.yaml:4:9: id 'config.two' is there twice: also in own0.yaml:9:9
                        own1.yaml:7:18: 'checks[0].with.says' must be one of pass, fail, not 'maybe'
                        """
                                .strip());
    }

    @Test
    void aFileOfTheSameNumberTakesThePlaceOfTheShippedOne() {
        List<Phase> phases =
                read(
                        List.of(SHIPPED),
                        """
                        phase: 4
                        title: Mine
                        checks: [{id: mine, title: M, kind: measures}]
                        """);

        assertThat(phases)
                .singleElement()
                .satisfies(phase -> {
                    assertThat(phase.title()).isEqualTo("Mine");
                    assertThat(phase.checks())
                            .extracting(CheckDeclaration::id)
                            .containsExactly("mine");
                });
    }

    @Test
    void aFileThatExtendsTheShippedOneChangesAndAddsChecksById() {
        List<Phase> phases =
                read(
                        List.of(SHIPPED),
                        """
                        phase: 4
                        extends: shipped
                        checks:
                          - id: discovery.second
                            severity: recommended
                          - id: discovery.first
                            title: Another first
                            kind: measures
                          - {id: discovery.third, title: The third, kind: measures}
                        """);

        assertThat(phases)
                .singleElement()
                .satisfies(phase -> {
                    assertThat(phase.title()).isEqualTo("Service discovery");
                    assertThat(phase.checks())
                            .extracting(CheckDeclaration::id, CheckDeclaration::kind)
                            .containsExactly(
                                    tuple("discovery.first", "measures"),
                                    tuple("discovery.second", "says"),
                                    tuple("discovery.third", "measures"));
                    assertThat(phase.checks().get(1).severity()).isEqualTo(Severity.RECOMMENDED);
                    assertThat(phase.checks().get(1).title()).isEqualTo("The second");
                    assertThat(phase.checks().getFirst().fix()).isNull();
                });
    }

    @Test
    void nothingExtendsAPhaseThatDoesNotShip() {
        mistaken(
                """
                phase: 9
                title: N
                extends: shipped
                checks: []
                """,
                "own0.yaml:3:10: 'extends' has nothing to extend: no phase 9 ships");
    }

    @Test
    void twoFilesCannotBeTheSamePhase() {
        String file =
                """
                phase: 9
                title: N
                checks: []
                """;
        mistaken(List.of(file, file), "own1.yaml:1:8: 'phase' is 9, as in own0.yaml already");
    }

    @Test
    void anIdIsThereOnceInAllPhases() {
        assertThatThrownBy(() ->
                        read(
                                List.of(SHIPPED),
                                """
                                phase: 5
                                title: N
                                checks:
                                  - {id: discovery.first, title: T, kind: measures}
                                  - {id: twice, title: T, kind: measures}
                                  - {id: twice, title: T, kind: measures}
                                """))
                .hasMessageContaining(
                        "own0.yaml:4:10: id 'discovery.first' is there twice: also in"
                                + " shipped0.yaml:4:9")
                .hasMessageContaining(
                        "own0.yaml:6:10: id 'twice' is there twice: also in own0.yaml:5:10");
    }

    @Test
    void anIdThatIsThereTwiceIsToldWhateverElseIsWrongWithItsCheck() {
        mistaken(
                List.of(
                        """
                        phase: 5
                        title: N
                        checks:
                          - {id: first, title: T, kind: sayz}
                          - {id: first, title: T, kind: measures}
                          - {id: second, title: T, kind: measures}
                          - {id: second, title: T}
                          - {id: third, title: T, kind: sayz}
                        """,
                        """
                        phase: 6
                        title: N
                        checks:
                          - {id: third, title: T, kind: measures}
                        """),
                "own0.yaml has 6 mistakes",
                "own0.yaml:4:33: 'checks[0].kind' must be one of says, measures, not 'sayz';"
                        + " did you mean 'says'?",
                "own0.yaml:5:10: id 'first' is there twice: also in own0.yaml:4:10",
                "own0.yaml:7:5: key 'checks[3].kind' is missing",
                "own0.yaml:7:10: id 'second' is there twice: also in own0.yaml:6:10",
                "own0.yaml:8:10: id 'third' is there twice: also in own1.yaml:4:10",
                "own0.yaml:8:33: 'checks[4].kind' must be one of says, measures, not 'sayz';"
                        + " did you mean 'says'?");
    }

    @Test
    void aCircleOfPhasesIsNamed() {
        assertThatThrownBy(() ->
                        read(
                                List.of(),
                                phase(1, "phase-3"),
                                phase(2, "phase-1"),
                                phase(3, "phase-2")))
                .hasMessageContaining(
                        "'needs' makes a circle: phase-1 → phase-3 → phase-2 → phase-1");
    }

    @Test
    void shippedPhasesThatAreNotWantedAreLeftAloneUnlessTheyAreExtended() {
        List<PhaseFile> shipped =
                List.of(
                        new PhaseFile("vox:validation/phase-4.yaml", SHIPPED),
                        new PhaseFile("vox:validation/phase-5.yaml", "nonsense"));
        List<PhaseFile> own =
                List.of(
                        new PhaseFile(
                                "own.yaml",
                                "phase: 4\nextends: shipped\nneeds: [phase-5]\nchecks: []\n"));

        List<Phase> phases = PhaseReader.read(TestKinds.all(), shipped, own, number -> number == 9);

        assertThat(phases)
                .singleElement()
                .satisfies(phase -> {
                    assertThat(phase.title()).isEqualTo("Service discovery");
                    assertThat(phase.needs()).containsExactly("phase-5");
                });
    }

    @Test
    void phasesRunByNumberButBehindThoseThatTheyNeed() {
        assertThat(read(List.of(), phase(3, ""), phase(1, "phase-2"), phase(2, "")))
                .extracting(Phase::number)
                .containsExactly(2, 1, 3);
    }

    @Test
    void theParametersOfAKindAreMissedWhereThereAreNone() {
        mistaken(
                """
                phase: 9
                title: N
                checks: [{id: a, title: T, kind: says}]
                """,
                "own0.yaml:3:10: key 'checks[0].with.says' is missing");
    }

    private static String phase(int number, String needs) {
        return "phase: %d\ntitle: T\nneeds: [%s]\nchecks: []\n".formatted(number, needs);
    }

    private static void mistaken(String file, String message) {
        mistaken(List.of(file), message);
    }

    private static void mistaken(List<String> files, String... message) {
        assertThatThrownBy(() -> read(List.of(), files.toArray(String[]::new)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(String.join("\n", message));
    }

    private static CheckDeclaration only(String file) {
        return read(List.of(), file).getFirst().checks().getFirst();
    }

    private static List<Phase> read(List<String> shipped, String... own) {
        return PhaseReader.read(
                TestKinds.all(), files("shipped", shipped), files("own", Arrays.asList(own)));
    }

    private static List<PhaseFile> files(String name, List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(at -> new PhaseFile(name + at + ".yaml", texts.get(at)))
                .toList();
    }
}
