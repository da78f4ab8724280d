package dev.vox.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Stream;

class SelectionTest {
    private static final List<Phase> ALL =
            List.of(
                    phase(1, "host.disk", "host.memory"),
                    phase(2, "env.keys"),
                    phase(4, "discovery.redis", "discovery.worker"),
                    phase(6, "speech.audible", "bench.first-audio"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4        | discovery.redis discovery.worker",
                "phase-2  | env.keys",
                "1-2      | host.disk host.memory env.keys",
                "1-4,6    | host.disk host.memory env.keys discovery.redis discovery.worker"
                        + " speech.audible bench.first-audio",
                "5-       | speech.audible bench.first-audio",
                "'6, 2'   | env.keys speech.audible bench.first-audio"
            })
    void phasesAreNamedByNumbersAndRanges(String phases, String ids) throws Selection.Unmet {
        assertThat(ids(new Selection(List.of(phases), List.of(), List.of())))
                .containsExactly(ids.split(" "));
    }

    @Test
    void flagsThatAreRepeatedAddUp() throws Selection.Unmet {
        assertThat(ids(new Selection(List.of("1", "6"), List.of(), List.of())))
                .containsExactly("host.disk", "host.memory", "speech.audible", "bench.first-audio");
    }

    @Test
    void idsAreNamedByGlobsAndSkippingOutweighs() throws Selection.Unmet {
        assertThat(ids(new Selection(List.of(), List.of("*.w*", "host.*"), List.of("*.d?sk"))))
                .containsExactly("host.memory", "discovery.worker");
    }

    @Test
    void aDotInAGlobIsADot() {
        assertUnmet(
                new Selection(List.of(), List.of("host?disk", "hostxdisk"), List.of()),
                "--only 'hostxdisk' matches no check",
                "the nearest are host.disk, ");
    }

    @Test
    void aPhaseThatHasNothingLeftIsLeftOut() throws Selection.Unmet {
        assertThat(new Selection(List.of(), List.of("env.keys"), List.of()).of(ALL))
                .extracting(Phase::number)
                .containsExactly(2);
    }

    @Test
    void aGlobMayMatchInAPhaseThatIsNotSelected() throws Selection.Unmet {
        assertThat(ids(new Selection(List.of("4"), List.of(), List.of("bench.*"))))
                .containsExactly("discovery.redis", "discovery.worker");
    }

    @Test
    void aSelectionThatMatchesNothingNamesWhatIsNear() {
        assertUnmet(
                new Selection(List.of(), List.of("discovery.wroker"), List.of()),
                "--only 'discovery.wroker' matches no check",
                "the nearest are discovery.worker, ");
        assertUnmet(
                new Selection(List.of("4"), List.of("host.*"), List.of()),
                "no check is selected",
                "of these phases are discovery.redis, discovery.worker");
        assertUnmet(
                new Selection(List.of("5"), List.of(), List.of()),
                "--phase '5': there is no such phase",
                "there are 1 T1, 2 T2, 4 T4, 6 T6");
        assertUnmet(
                new Selection(List.of("four"), List.of(), List.of()),
                "--phase 'four' is no number of a phase",
                "such as 4, 2-4 or 1,3");
        assertUnmet(
                new Selection(List.of(), List.of(), List.of("nothing.at-all")),
                "--skip 'nothing.at-all' matches no check",
                "the nearest are ");
    }

    private static void assertUnmet(Selection selection, String problem, String hint) {
        assertThatThrownBy(() -> selection.of(ALL))
                .isInstanceOfSatisfying(
                        Selection.Unmet.class,
                        unmet -> {
                            assertThat(unmet).hasMessage(problem);
                            assertThat(unmet.hint()).startsWith(hint);
                        });
    }

    private static List<String> ids(Selection selection) throws Selection.Unmet {
        return selection.of(ALL).stream()
                .flatMap(phase -> phase.checks().stream())
                .map(CheckDeclaration::id)
                .toList();
    }

    private static Phase phase(int number, String... ids) {
        return new Phase(
                number,
                "T" + number,
                "test.yaml",
                List.of(),
                Stream.of(ids).map(id -> Declared.check(id).made()).toList());
    }
}
