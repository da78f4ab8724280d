package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 200, 999})
    void itHasAsManyWordsAsWereAskedFor(int count) {
        assertThat(Passage.words(count).split(" ")).hasSize(count);
        assertThat(Passage.words(count)).isEqualTo(Passage.words(count));
    }

    @Test
    void itsSentencesHaveTenWordsOrSo() {
        assertThat(Passage.sentences(200))
                .hasSizeBetween(18, 22)
                .allMatch(sentence -> sentence.endsWith("."))
                .allMatch(sentence -> sentence.split(" ").length <= 11);
    }
}
