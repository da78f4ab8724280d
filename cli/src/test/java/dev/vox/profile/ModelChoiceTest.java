package dev.vox.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.Origin;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.env.Variable;
import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ModelChoiceTest {
    @TempDir Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text.replace(' ', '\n') + "\n");
    }

    private Configuration read(Map<String, String> process) {
        return Configuration.read(new Project(root), process, EnvironmentFlags.NONE);
    }

    private Configuration read(String defaults, String local) throws IOException {
        write(".env.defaults", defaults);
        write(".env.local", local);
        return read(Map.of());
    }

    private static String text(Configuration configuration, String name) {
        return configuration.variables().find(name).map(Variable::text).orElse("unset");
    }

    private static String label(Configuration configuration, String name) {
        return configuration.variables().find(name).orElseThrow().origin().label();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            textBlock =
                    """
                    ''                                       | ''                                    | kevin      | kevin16                   | kevin
                    DEFAULT_MODEL=piper                      | ''                                    | piper      | piper-en-us-lessac-medium | piper
                    DEFAULT_MODEL=cosyvoice                  | ''                                    | cosyvoice2 | cosyvoice2-en-base        | cosyvoice2
                    DEFAULT_MODEL=piper-en-us-amy-medium     | ''                                    | piper      | piper-en-us-amy-medium    | piper
                    DEFAULT_MODEL_ID=cosyvoice2-en-base      | DEFAULT_MODEL=piper                   | piper      | piper-en-us-lessac-medium | piper
                    ADAPTER_TYPE=mock                        | DEFAULT_MODEL=piper                   | piper      | piper-en-us-lessac-medium | piper
                    DEFAULT_MODEL=kevin                      | DEFAULT_MODEL_ID=kevin                | kevin      | kevin                     | kevin
                    DEFAULT_MODEL=piper DEFAULT_MODEL_ID=piper-x | ''                                | piper      | piper-x                   | piper
                    DEFAULT_MODEL=piper ADAPTER_TYPE=mock    | ''                                    | piper      | piper-en-us-lessac-medium | mock
                    DEFAULT_MODEL_ID=piper-x                 | ''                                    | piper      | piper-x                   | piper
                    ''                                       | DEFAULT_MODEL_ID=piper-x              | piper      | piper-x                   | piper
                    ADAPTER_TYPE=cosyvoice2                  | DEFAULT_MODEL_ID=piper-x              | piper      | piper-x                   | piper
                    ADAPTER_TYPE=mock DEFAULT_MODEL_ID=other | ''                                    | mock       | other                     | mock
                    ADAPTER_TYPE=mock                        | ''                                    | mock       | mock-440hz                | mock
                    ADAPTER_TYPE=cosyvoice2                  | ''                                    | cosyvoice2 | cosyvoice2-en-base        | cosyvoice2
                    ''                                       | DEFAULT_MODEL=piper ADAPTER_TYPE=mock | piper      | piper-en-us-lessac-medium | mock
                    ''                                       | DEFAULT_MODEL=mock DEFAULT_MODEL_ID=piper-x | mock | piper-x                   | mock
                    DEFAULT_MODEL=                           | DEFAULT_MODEL_ID= ADAPTER_TYPE=       | kevin      | kevin16                   | kevin
                    M=piper DEFAULT_MODEL=${M}               | ''                                    | piper      | piper-en-us-lessac-medium | piper
                    """)
    void adapterNameAndIdAgree(
            String defaults, String local, String profile, String id, String adapter)
            throws IOException {
        Configuration configuration = read(defaults, local);

        assertThat(configuration.choice()).isEqualTo(new ModelChoice(profile, id, adapter));
        assertThat(configuration.profile().name()).isEqualTo(profile);
        assertThat(text(configuration, "DEFAULT_MODEL")).isEqualTo(profile);
        assertThat(text(configuration, "DEFAULT_MODEL_ID")).isEqualTo(id);
        assertThat(text(configuration, "ADAPTER_TYPE")).isEqualTo(adapter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DEFAULT_MODEL=pieper | [.env.local:1] DEFAULT_MODEL=pieper: no such model | did you mean 'piper'? there are: cosyvoice2, espeak, kevin, mock, openai, piper, sesame, xtts
                    DEFAULT_MODEL_ID=foo | [.env.local:1] DEFAULT_MODEL_ID=foo: no profile has this model id | there are: cosyvoice2, espeak, kevin, mock, openai, piper, sesame, xtts
                    ADAPTER_TYPE=foo | [.env.local:1] ADAPTER_TYPE=foo: no model is of this family | there are: cosyvoice2, espeak, kevin, mock, openai, piper, sesame, xtts
                    DEFAULT_MODEL=piper DEFAULT_MODEL_ID=cosyvoice2-en-base | [.env.local:2] DEFAULT_MODEL_ID=cosyvoice2-en-base: not a model of piper | remove the line .env.local:2, or choose its model: DEFAULT_MODEL=cosyvoice2
                    DEFAULT_MODEL=piper DEFAULT_MODEL_ID=foo | [.env.local:2] DEFAULT_MODEL_ID=foo: not a model of piper | remove the line .env.local:2, or use one of: piper-en-us-lessac-medium, piper-en-us-amy-medium, piper-en-us-ryan-high, piper-en-gb-alan-medium
                    DEFAULT_MODEL=cosyvoice ADAPTER_TYPE=piper | [.env.local:2] ADAPTER_TYPE=piper: not the family of cosyvoice2 ([.env.local:1] cosyvoice), which is cosyvoice2 | remove the line .env.local:2, or choose its model: DEFAULT_MODEL=piper
                    DEFAULT_MODEL=${X:?no} | [.env.local:1] DEFAULT_MODEL: required variable X is missing a value: no |
                    """)
    void whatDoesNotAgreeIsAnErrorThatNamesTheFix(String local, String message, String hint)
            throws IOException {
        Configuration configuration = read("A=1", local);

        assertThat(configuration.variables().find("A")).isPresent();
        assertThatThrownBy(configuration::choice)
                .isInstanceOfSatisfying(
                        InvalidConfiguration.class,
                        e -> assertThat(e.hint().orElse(null)).isEqualTo(hint))
                .hasMessage(message);
    }

    @Test
    void whatDoesNotAgreeIsNamedAtOnce() throws IOException {
        Configuration configuration =
                read("", "DEFAULT_MODEL=piper DEFAULT_MODEL_ID=kevin16 ADAPTER_TYPE=xtts");

        assertThatThrownBy(configuration::choice)
                .hasMessage(
                        "[.env.local:3] ADAPTER_TYPE=xtts: not the family of piper, which is"
                                + " piper\n"
                                + "[.env.local:2] DEFAULT_MODEL_ID=kevin16: not a model of piper");
    }

    @Test
    void anIdFromTheCommandLineOutweighsTheIdOfAFile() throws IOException {
        write(".env.local", "DEFAULT_MODEL_ID=piper-en-us-amy-medium");
        EnvironmentFlags flags =
                EnvironmentFlags.NONE.with(
                        new Layer.Flag(Settings.MODEL, "MODEL", "piper-en-us-ryan-high"));

        Configuration configuration = Configuration.read(new Project(root), Map.of(), flags);

        assertThat(configuration.choice().modelId()).isEqualTo("piper-en-us-ryan-high");
        assertThat(label(configuration, "DEFAULT_MODEL_ID")).isEqualTo("model piper");
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void anIdOfAnotherFamilyInAFileIsAnErrorForTheFlagToo() throws IOException {
        write(".env.local", "DEFAULT_MODEL_ID=cosyvoice2-en-base");
        EnvironmentFlags flags =
                EnvironmentFlags.NONE.with(new Layer.Flag(Settings.MODEL, "MODEL", "piper"));

        Configuration configuration = Configuration.read(new Project(root), Map.of(), flags);

        assertThat(configuration.modelProblem().orElseThrow().origin())
                .isInstanceOf(Origin.FileLine.class);
    }

    @Test
    void aProblemTellsThatAFlagSaidIt() {
        EnvironmentFlags flags =
                EnvironmentFlags.NONE.with(new Layer.Flag(Settings.MODEL, "MODEL", "pieper"));

        ModelProblem problem =
                Configuration.read(new Project(root), Map.of(), flags).modelProblem().orElseThrow();

        assertThat(problem.origin()).isEqualTo(new Origin.Flag("MODEL"));
        assertThat(problem.message()).isEqualTo("[MODEL] DEFAULT_MODEL=pieper: no such model");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DEFAULT_MODEL=piper ADAPTER_TYPE=mock | [.env.local:2] the mock's tone speaks in the place of piper-en-us-lessac-medium
                    DEFAULT_MODEL=mock DEFAULT_MODEL_ID=piper-x | [.env.local:2] the mock's tone speaks in the place of piper-x
                    DEFAULT_MODEL=piper-x DEFAULT_MODEL_ID=piper-y | [.env.local:2] DEFAULT_MODEL_ID=piper-y speaks, not DEFAULT_MODEL=piper-x
                    """)
    void whatIsOddIsAWarning(String local, String warning) throws IOException {
        assertThat(read("", local).warnings()).containsExactly(warning);
    }

    @Test
    void aSecretInAModelsNameIsMasked() throws IOException {
        Configuration configuration = read("", "MY_TOKEN=hush DEFAULT_MODEL=${MY_TOKEN}");

        assertThatThrownBy(configuration::choice)
                .hasMessage("[.env.local:2] DEFAULT_MODEL=***: no such model");
    }

    @Test
    void theMockItselfIsNoSurprise() throws IOException {
        assertThat(read("", "DEFAULT_MODEL=mock").warnings()).isEmpty();
    }

    @Test
    void aProfilesVariablesLieOverTheDefaultsAndUnderTheModelsFile() throws IOException {
        write("profiles/piper.yaml", "");
        Files.writeString(
                root.resolve("profiles/piper.yaml"),
                "name: piper\nextends: piper\nenv:\n  A: profile\n  B: profile\n  C: ${D}!\n");
        write(".env.models/.env.piper", "B=model");
        write(".env.defaults", "A=defaults D=defaults DEFAULT_MODEL=piper");

        Configuration configuration = read(Map.of("D", "shell"));

        assertThat(text(configuration, "A")).isEqualTo("profile");
        assertThat(label(configuration, "A")).isEqualTo("profiles/piper.yaml:4");
        assertThat(text(configuration, "B")).isEqualTo("model");
        assertThat(label(configuration, "B")).isEqualTo(".env.models/.env.piper:1");
        assertThat(text(configuration, "C")).isEqualTo("shell!");
        assertThat(label(configuration, "DEFAULT_MODEL")).isEqualTo(".env.defaults:3");
        assertThat(label(configuration, "ADAPTER_TYPE")).isEqualTo("profile piper");
        assertThat(configuration.files().stream().map(file -> file.name()))
                .containsExactly(LayerName.DEFAULTS, LayerName.MODEL);
    }

    @ParameterizedTest
    @CsvSource({
        "cosyvoice, .env.cosyvoice2 .env.cosyvoice, .env.cosyvoice2",
        "cosyvoice2, .env.cosyvoice, .env.cosyvoice",
        "cosyvoice2-en-base, .env.cosyvoice2-en-base .env.cosyvoice, .env.cosyvoice2-en-base",
        "../cosyvoice, .env.cosyvoice, none",
    })
    void theModelsFileIsNamedByProfileWordOrAlias(String word, String files, String read)
            throws IOException {
        for (String file : files.split(" ", -1)) {
            write(".env.models/" + file, "FILE=" + file);
        }

        Configuration configuration = read(Map.of("DEFAULT_MODEL", word));

        assertThat(configuration.variables().find("FILE").map(Variable::text).orElse("none"))
                .isEqualTo(read);
    }

    @Test
    void aModelsFileMayNameAnotherOfItsIdsButNoOtherModel() throws IOException {
        write(".env.models/.env.piper", "DEFAULT_MODEL=piper-en-us-amy-medium");
        assertThat(read("DEFAULT_MODEL=piper", "").choice().modelId())
                .isEqualTo("piper-en-us-amy-medium");

        write(".env.models/.env.piper", "DEFAULT_MODEL=kevin");
        assertThatThrownBy(read("DEFAULT_MODEL=piper", "")::choice)
                .hasMessage(
                        "[.env.models/.env.piper:1] DEFAULT_MODEL=kevin: the file of piper cannot"
                                + " choose another model");
    }
}
