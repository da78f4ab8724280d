package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.validate.CheckBroken;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class EnvKindTest {
    @TempDir Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{name: PORT} | PASS PORT = 7001 from = .env:1",
                "{name: PORT, expect: {min: 1024, type: whole}} | PASS PORT = 7001 from = .env:1",
                "{name: PORT, value: 7001} | PASS PORT = 7001 from = .env:1",
                "{name: PORT, value: '${PORT}'} | PASS PORT = 7001 from = .env:1",
                "{name: PORT, one-of: [7001, 7002]} | PASS PORT = 7001 from = .env:1",
                "{name: GONE, set: false} | PASS GONE = not set",
                "{name: HF_TOKEN, placeholder: false} | PASS HF_TOKEN = *** from = .env:1",
                "{name: HF_TOKEN, pattern: ^hf_} | PASS HF_TOKEN = *** from = .env:1",
                "{name: GONE} | FAIL GONE is not set GONE = not set",
                "{name: EMPTY} | FAIL EMPTY is empty EMPTY = empty",
                "{name: PORT, set: false} | FAIL PORT is set PORT = 7001 from = .env:1",
                "{name: PORT, pattern: ^8} | FAIL PORT: wanted a text that matches /^8/, saw"
                        + " \"7001\" PORT = 7001 from = .env:1",
                "{name: PORT, one-of: [1], expect: {max: 9}} | FAIL PORT: wanted one of \"1\", saw"
                    + " \"7001\"; PORT: wanted at most 9, saw \"7001\" PORT = 7001 from = .env:1",
                "{name: HF_TOKEN, pattern: ^sk} | FAIL HF_TOKEN is not as it must be HF_TOKEN = ***"
                        + " from = .env:1",
                "{name: API_KEY, placeholder: false} | FAIL API_KEY is a placeholder API_KEY = ***"
                        + " from = .env:1",
            })
    void aVariableIsHeldAgainstWhatItMustBe(String with, String told) throws Exception {
        assertThat(look(with).replace('\n', ' ')).isEqualTo(told);
    }

    @Test
    void anExpectationOfAVariableThatNobodySetsBreaksTheCheck() {
        assertThatThrownBy(() -> look("{name: PORT, value: '${GONE}'}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("a variable is not set: ${GONE}");
    }

    private String look(String with) throws Exception {
        FakeTarget target =
                new FakeTarget(root)
                        .with("PORT", "7001")
                        .with("EMPTY", " ")
                        .with("HF_TOKEN", "hf_abcdefgh")
                        .with("API_KEY", "changeme");
        return FakeTarget.told(target.look(new EnvKind(), with));
    }
}
