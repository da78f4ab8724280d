package dev.vox.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.stream.LongStream;

class RankTestTest {
    /// Ages at the diagnosis of type II diabetes: the example of `scipy.stats.mannwhitneyu` in SciPy's reference, which took it from Wikipedia.
    /// U of the males is 17, and p 1/9.
    @Test
    void agreesWithAPublishedExampleOfFewSamples() {
        RankTest test = RankTest.of(new long[] {19, 22, 16, 29, 24}, new long[] {20, 11, 17, 12});

        assertThat(test.u()).isEqualTo(17);
        assertThat(test.p()).isCloseTo(0.1111111, within(1e-7));
    }

    /// The example program of G08AHF in the manual of the NAG Library: 16 and 23 samples with ties, U = 86, and a tail probability by the
    /// normal approximation of 0.0025, of which two make ours.
    @Test
    void agreesWithAPublishedExampleWithTies() {
        long[] one = {13, 6, 12, 7, 12, 7, 10, 7, 10, 7, 16, 7, 10, 8, 9, 8};
        long[] other = {
            17, 6, 10, 8, 15, 8, 15, 10, 15, 10, 14, 10, 14, 11, 14, 11, 13, 12, 13, 12, 13, 12, 12
        };

        RankTest test = RankTest.of(one, other);

        assertThat(test.u()).isEqualTo(86);
        assertThat(test.p() / 2).isCloseTo(0.0025, within(0.00005));
    }

    @Test
    void samplesThatAreAllAlikeDoNotDiffer() {
        assertThat(RankTest.of(new long[] {3, 3, 3, 3, 3}, new long[] {3, 3, 3, 3, 3}).p())
                .isEqualTo(1);
    }

    /// Of five and five samples that do not overlap: 2 of the 252 orders.
    @Test
    void isExactForFewSamples() {
        RankTest test = RankTest.of(new long[] {1, 2, 3, 4, 5}, new long[] {6, 7, 8, 9, 10});

        assertThat(test.p()).isCloseTo(2.0 / 252, within(1e-12));
    }

    @Test
    void isFarFromChanceForManySamplesThatDoNotOverlap() {
        long[] one = LongStream.range(0, 5000).toArray();
        long[] other = LongStream.range(5000, 10_000).toArray();

        assertThat(RankTest.of(one, other).p()).isLessThan(1e-10);
    }
}
