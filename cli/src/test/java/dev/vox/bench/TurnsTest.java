package dev.vox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.Turns.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

/// Whose turn it is, as a pure schedule.
class TurnsTest {
    @Test
    void one_subject_runs_at_a_stretch() {
        assertThat(Turns.of(1, 100)).containsExactly(new Turn(0, 0, 100));
    }

    @Test
    void two_subjects_alternate_in_mirrored_order() {
        assertThat(shown(2, 20)).isEqualTo("A0-5 B0-5 B5-10 A5-10 A10-15 B10-15 B15-20 A15-20");
    }

    @Test
    void three_subjects_are_mirrored_as_well() {
        assertThat(shown(3, 10)).isEqualTo("A0-5 B0-5 C0-5 C5-10 B5-10 A5-10");
    }

    @Test
    void few_parts_are_halved_and_a_single_one_is_not() {
        assertThat(shown(2, 5)).isEqualTo("A0-2 B0-2 B2-5 A2-5");
        assertThat(shown(2, 2)).isEqualTo("A0-1 B0-1 B1-2 A1-2");
        assertThat(shown(2, 1)).isEqualTo("A0-1 B0-1");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "2,3", "2,7", "2,60", "3,99", "2,100", "4,1000", "2,3600"})
    void every_subject_runs_every_part_once_and_in_order(int subjects, int parts) {
        List<Turn> turns = Turns.of(subjects, parts);

        for (int subject = 0; subject < subjects; subject++) {
            int next = 0;
            for (Turn turn : turns) {
                if (turn.subject() == subject) {
                    assertThat(turn.from()).isEqualTo(next);
                    assertThat(turn.until()).isGreaterThan(next);
                    next = turn.until();
                }
            }
            assertThat(next).isEqualTo(parts);
        }
    }

    @ParameterizedTest
    @CsvSource({"20", "60", "100", "1000"})
    void a_drift_that_is_linear_costs_each_of_two_subjects_the_same(int parts) {
        double[] drift = new double[2];
        int clock = 0;
        for (Turn turn : Turns.of(2, parts)) {
            for (int part = turn.from(); part < turn.until(); part++) {
                drift[turn.subject()] += clock++;
            }
        }
        assertThat(drift[0]).isEqualTo(drift[1]);
    }

    private static String shown(int subjects, int parts) {
        return Turns.of(subjects, parts).stream()
                .map(turn -> "%c%d-%d".formatted('A' + turn.subject(), turn.from(), turn.until()))
                .collect(Collectors.joining(" "));
    }
}
