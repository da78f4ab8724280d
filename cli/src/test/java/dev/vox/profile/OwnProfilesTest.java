package dev.vox.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.Definition;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class OwnProfilesTest {
    private static final String GOOD =
            """
            name: ours
            family: ours
            description: Our own
            device: cpu
            default_model: ours-1
            embedded: {engine: kevin}
            """;

    @TempDir Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve("profiles").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Catalogue catalogue() {
        return Catalogue.of(new Project(root));
    }

    private List<String> mistakes() {
        return ProfileValidation.of(new Project(root), List.of()).mistakes().stream()
                .map(ProfileMistake::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    famly: x                        | 7:1: unknown key 'famly'; did you mean 'family'?
                    needs: {vram: 1}                | 7:9: unknown key 'needs.vram'; did you mean 'vram_mb'?
                    needs: {ram_mb: many}           | 7:17: 'needs.ram_mb' must be a whole number, not 'many'
                    needs: {ram_mb: 0}              | 7:17: 'needs.ram_mb' must be from 1 to 16777216, not 0
                    needs: {gpu: 1}                 | 7:14: 'needs.gpu' must be true or false, not '1'
                    needs: {api_key: A B}           | 7:18: 'needs.api_key' is no name of a variable
                    aliases: our                    | 7:10: 'aliases' must be a list, not 'our'
                    aliases: [Our]                  | 7:10: 'aliases' holds 'Our', which is no word
                    models: [a b]                   | 7:9: 'models' holds 'a b', which is no model id
                    env: {A-B: 1}                   | 7:7: 'env.A-B' is no name of a variable
                    env: {ADAPTER_TYPE: x}          | 7:7: 'env.ADAPTER_TYPE' follows from the profile; set 'family' and 'default_model'
                    objectives: {first_audibel: {}} | 7:14: unknown key 'objectives.first_audibel'; did you mean 'first_audible'?
                    objectives: {total: {p96: 1}}   | 7:22: unknown key 'objectives.total.p96'; did you mean 'p90'?
                    compose: [a]                    | 7:10: 'compose' must be a mapping, not a list
                    name: again                     | 7:1: key 'name' is there twice
                    licence: [                      | 8:1: expected the node content, but found '<stream end>'
                    """)
    void aMistakeIsNamedWithLineAndColumn(String line, String mistake) throws IOException {
        write("ours.yaml", GOOD + line + "\n");

        assertThat(mistakes()).containsExactly("profiles/ours.yaml:" + mistake);
    }

    @Test
    void everyMistakeOfEveryFileIsNamedAtOnce() throws IOException {
        write("a.yaml", "name: a\nfamily: A\ndevice: cup\nlicense: MIT\n");
        write("b.yaml", "- list\n");

        assertThat(mistakes())
                .containsExactly(
                        "profiles/a.yaml:1:1: key 'default_model' is missing",
                        "profiles/a.yaml:1:1: key 'description' is missing",
                        "profiles/a.yaml:1:1: one of the keys 'embedded' and 'compose' is missing",
                        "profiles/a.yaml:2:9: 'family' must be lower-case letters, digits, '.',"
                                + " '_', '-', not 'A'",
                        "profiles/a.yaml:3:9: 'device' must be one of cpu, gpu, remote, not 'cup';"
                                + " did you mean 'cpu'?",
                        "profiles/a.yaml:4:1: unknown key 'license'; did you mean 'licence'?",
                        "profiles/b.yaml:1:1: a profile is a mapping, not a list");
        assertThatThrownBy(this::catalogue)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(String.join("\n", mistakes()));
    }

    @Test
    void whatIsNoReadableTextIsAMistake() throws IOException {
        Files.createDirectories(root.resolve("profiles/folder.yaml"));
        Files.write(root.resolve("profiles/latin.yaml"), new byte[] {'a', (byte) 0xe9});

        assertThat(mistakes())
                .containsExactly(
                        "profiles/folder.yaml: not a file", "profiles/latin.yaml: not UTF-8 text");
    }

    @Test
    void aChildHasWhatItDoesNotSayFromItsParents() throws IOException {
        write("base.yaml", GOOD.replace("ours", "base") + "env: {A: 1, B: 1}\naliases: [b]\n");
        write("middle.yaml", "name: middle\nextends: base\nenv: {B: 2}\nneeds: {ram_mb: 5}\n");
        write("top.yaml", "name: top\nextends: middle\ndefault_model: base-2\nneeds:\n");

        Profile top = catalogue().profile("top");

        assertThat(top.family()).isEqualTo("base");
        assertThat(top.defaultModel()).isEqualTo("base-2");
        assertThat(top.aliases()).isEmpty();
        assertThat(top.needs()).isEqualTo(Needs.NOTHING);
        assertThat(top.env().stream().map(Definition::text)).containsExactly("1", "2");
        assertThat(top.env().stream().map(each -> each.origin().label()))
                .containsExactly("profiles/base.yaml:7", "profiles/middle.yaml:3");
    }

    @Test
    void aProfileMayExtendAShippedOneAndTakeItsPlace() throws IOException {
        write("piper.yaml", "name: piper\nextends: piper\nenv: {PIPER_SPEED: 2}\n");

        Profile piper = catalogue().profile("piper");

        assertThat(piper.source()).isEqualTo(new ProfileSource("profiles/piper.yaml", false));
        assertThat(piper.defaultModel()).isEqualTo("piper-en-us-lessac-medium");
        assertThat(piper.env()).hasSize(1);
        assertThat(catalogue().names()).hasSize(8);
    }

    @Test
    void aCircleIsShownOnce() throws IOException {
        write("a.yaml", "name: a\nextends: b\n");
        write("b.yaml", "name: b\nextends: c\n");
        write("c.yaml", "name: c\nextends: a\n");
        write("into.yaml", "name: into\nextends: a\n");
        write("self.yaml", "name: self\nextends: self\n");

        assertThat(mistakes())
                .containsExactly(
                        "profiles/a.yaml:2:10: 'extends' goes in a circle: a → b → c → a",
                        "profiles/self.yaml:2:10: 'extends' goes in a circle: self → self");
    }

    @Test
    void aParentThatIsNotThereIsNamedWithTheNearest() throws IOException {
        write("a.yaml", "name: a\nextends: pipr\n");

        assertThat(mistakes())
                .containsExactly(
                        "profiles/a.yaml:2:10: 'extends' names no profile: 'pipr'; did you mean"
                                + " 'piper'?");
    }

    @Test
    void aWrongParentHidesNoOtherMistake() throws IOException {
        write("a.yaml", "name: A\nextends: nosuch\ndevice: cup\nneeds: {vram: 1}\n");

        assertThat(mistakes())
                .hasSize(4)
                .anySatisfy(each ->
                        assertThat(each)
                                .startsWith("profiles/a.yaml:2:10: 'extends' names no profile")
                                .doesNotContain("A,", "?profiles"))
                .anySatisfy(each -> assertThat(each).contains("1:7: 'name' must be"))
                .anySatisfy(each -> assertThat(each).contains("3:9: 'device' must be"))
                .anySatisfy(each -> assertThat(each).contains("4:9: unknown key 'needs.vram'"));
    }

    @Test
    void whatAParentLacksIsNoMistakeOfItsChild() throws IOException {
        write("k.yaml", "name: kevin\ndevice: cup\n");
        write("loud.yaml", "name: loud\nextends: kevin\n");

        assertThat(mistakes())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).startsWith("profiles/k.yaml:"));
    }

    @Test
    void noTwoFilesShareAWord() throws IOException {
        write("a.yaml", GOOD + "aliases: [mine, piper]\n");
        write("b.yaml", GOOD);
        write("c.yaml", GOOD.replace("ours", "other") + "aliases: [mine]\n");

        assertThat(mistakes())
                .containsExactly(
                        "profiles/a.yaml:7:10: 'aliases' holds 'piper', which is taken by the"
                                + " profile piper",
                        "profiles/b.yaml:1:7: 'name' ours is taken by profiles/a.yaml",
                        "profiles/c.yaml:7:10: 'aliases' holds 'mine', which is taken by"
                                + " profiles/a.yaml");
    }

    @Test
    void namesAndAliasesOfTheProjectGoBeforeShippedAliases() throws IOException {
        write("a.yaml", GOOD.replace("name: ours", "name: cosyvoice"));

        assertThat(catalogue().find("cosyvoice"))
                .contains(new Match("cosyvoice", "ours-1", Match.By.NAME));
    }

    @ParameterizedTest
    @CsvSource({
        "piper, piper, piper-en-us-lessac-medium, NAME",
        "cosyvoice, cosyvoice2, cosyvoice2-en-base, ALIAS",
        "piper-en-us-amy-medium, piper, piper-en-us-amy-medium, ID",
        "piper-de-thorsten-low, piper, piper-de-thorsten-low, ID",
        "kevin16, kevin, kevin16, ID",
        "kevin, kevin, kevin16, NAME",
        "mock-440hz, mock, mock-440hz, ID",
    })
    void aWordIsANameAnAliasOrAModelId(String word, String profile, String id, Match.By by) {
        assertThat(catalogue().find(word)).contains(new Match(profile, id, by));
    }

    @Test
    void aWordThatMeansNothingHasANearest() {
        assertThat(catalogue().find("pieper")).isEmpty();
        assertThat(catalogue().hint("pieper"))
                .isEqualTo(
                        "did you mean 'piper'? there are: cosyvoice2, espeak, kevin, mock, openai,"
                                + " piper, sesame, xtts");
        assertThat(catalogue().nearest("zzzzzz")).isEmpty();
    }
}
