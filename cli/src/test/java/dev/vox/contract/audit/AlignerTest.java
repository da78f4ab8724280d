package dev.vox.contract.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.contract.audit.CallShown.Reply;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

@NullMarked
class AlignerTest {
    @Test
    void anOperationThatIsAskedForAndVariesIsAligned() {
        assertThat(Aligner.alignment(true, answered(true, null, null)))
                .isEqualTo(Alignment.ALIGNED);
        assertThat(Aligner.alignment(true, answered(null, true, null)))
                .isEqualTo(Alignment.ALIGNED);
    }

    @Test
    void anAnswerThatNothingTellsFromAConstantIsUnproven() {
        assertThat(Aligner.alignment(true, answered(null, null, null)))
                .isEqualTo(Alignment.UNPROVEN);
        assertThat(Alignment.UNPROVEN.text()).isEqualTo("ALIGNED (unproven)");
    }

    @Test
    void constantsAndChangesThatNobodySeesAreStubs() {
        assertThat(Aligner.alignment(true, answered(false, null, null))).isEqualTo(Alignment.STUB);
        assertThat(Aligner.alignment(true, answered(true, false, null))).isEqualTo(Alignment.STUB);
        for (Reply reply : List.of(Reply.NOT_IMPLEMENTED, Reply.REFUSED, Reply.SILENT)) {
            assertThat(Aligner.alignment(true, new CallShown(reply, null, null, null, "")))
                    .isEqualTo(Alignment.STUB);
        }
    }

    @Test
    void whatTheWorkerDoesNotKnowIsMissing() {
        assertThat(Aligner.alignment(true, new CallShown(Reply.UNKNOWN, null, null, null, "")))
                .isEqualTo(Alignment.MISSING);
    }

    @Test
    void whatNobodyAsksForIsAnOrphanAndTwoNamesForOneThingAreADuplicate() {
        assertThat(Aligner.alignment(false, answered(true, null, null)))
                .isEqualTo(Alignment.ORPHAN);
        assertThat(Aligner.alignment(true, answered(true, null, "getVolume")))
                .isEqualTo(Alignment.DUPLICATED);
    }

    @Test
    void aNameInAnotherSpellingIsMeantBeforeOneThatIsOnlyNear() {
        assertThat(Aligner.meant("getVolume", List.of("get_volumes", "get_volume")))
                .contains("get_volume");
        assertThat(Aligner.meant("get_volum", List.of("set_mute", "get_volume")))
                .contains("get_volume");
        assertThat(Aligner.meant("get_volume", List.of("get_volume"))).isEmpty();
        assertThat(Aligner.meant("remember", List.of("infer", "list"))).isEmpty();
    }

    private static CallShown answered(
            @Nullable Boolean varies, @Nullable Boolean effect, @Nullable String twin) {
        return new CallShown(Reply.ANSWERED, varies, effect, twin, "{}");
    }
}
