package dev.vox.runtime.dialogue.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vox.runtime.dialogue.Dialogue;
import dev.vox.runtime.dialogue.DialogueContract;
import dev.vox.runtime.dialogue.DialogueException;
import dev.vox.runtime.dialogue.DialogueTurns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

@Timeout(20)
class ScriptedDialogueTest implements DialogueContract {
    @Override
    public Dialogue dialogue() {
        return scripted(rule("the first is short", "This is one. This is two."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello there | Hello there!",
                "hello there | well, HELLO — there you are",
                "Hello, there! | hello there",
                "what's up | Whats up?",
                "what’s up | what's up, doc",
                "café | CAFÉ?",
                "straße 5 | Die Straße 5.",
                "ﬁne | I am fine",
            })
    void aPhraseIsFoundWhateverItsCaseAndPunctuation(String phrase, String said) throws Exception {
        assertThat(answer(scripted(rule(phrase, "found")).open(), said)).isEqualTo("found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | Othello is a play",
                "hello there | hello and there",
                "on | the onion",
                "two words | two",
            })
    void aPhraseIsWholeWordsOneBehindTheOther(String phrase, String said) throws Exception {
        assertThat(answer(scripted(rule(phrase, "found")).open(), said)).isEqualTo("otherwise");
    }

    @Test
    void groupsOfAnExpressionStandInTheReplyAsTheyWereSaid() throws Exception {
        Dialogue dialogue =
                scripted(rule("/weather in (\\w+)( today)?/", "In {1}{2} it rains, {0}."));
        assertThat(answer(dialogue.open(), "What's the WEATHER in Paris?"))
                .isEqualTo("In Paris it rains, WEATHER in Paris.");
    }

    @Test
    void whatWasSaidCannotNameGroupsItself() throws Exception {
        Dialogue dialogue = scripted(rule("/say (.*)/", "{1}"));
        assertThat(answer(dialogue.open(), "say {0} \\1 $1 twice")).isEqualTo("{0} \\1 $1 twice");
    }

    @Test
    void theFirstRuleThatMatchesAnswers() throws Exception {
        Dialogue dialogue = scripted(rule("light", "first"), rule("the light", "second"));
        assertThat(answer(dialogue.open(), "the light")).isEqualTo("first");
    }

    @Test
    void alternativesTakeTurnsInEachConversationFromTheFirst() throws Exception {
        Dialogue dialogue = scripted(rule("again", "one", "two"));
        DialogueTurns turns = dialogue.open();
        assertThat(List.of(answer(turns, "again"), answer(turns, "again"), answer(turns, "again")))
                .containsExactly("one", "two", "one");
        assertThat(answer(dialogue.open(), "again")).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/(a+)+\\1b/", "/(a|aa)+\\1b/", "/(x?a*)*\\1\\1b/"})
    void anExpressionThatGoesAstrayIsGivenUpAndNamed(String expression) {
        DialogueTurns turns = scripted(rule(expression, "never")).open();
        assertThatExceptionOfType(DialogueException.class)
                .isThrownBy(() -> answer(turns, "a".repeat(100) + "!"))
                .withMessage("scripted: the pattern %s takes too long", expression);
    }

    @Test
    void anExpressionThatRecursesDeeplyDoesNotTakeTheThreadWithIt() throws Exception {
        DialogueTurns turns = scripted(rule("/(a|b)*c/", "never"), rule("/!/", "found")).open();
        assertThat(answer(turns, "a".repeat(1900) + "!")).isEqualTo("found");
    }

    @Test
    void aLongTextIsLookedAtToItsBound() throws Exception {
        DialogueTurns turns = scripted(rule("/needle/", "found")).open();
        assertThat(answer(turns, "needle " + "hay ".repeat(100_000))).isEqualTo("found");
        assertThat(answer(turns, "hay ".repeat(100_000) + "needle")).isEqualTo("otherwise");
    }

    @Test
    void mistakesAreSaidWhenTheScriptIsMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Heard.parse("/(open/"))
                .withMessage("is not a regular expression: Unclosed group at 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Heard.parse("?!"))
                .withMessage("holds no word");
        assertThatIllegalArgumentException().isThrownBy(() -> rule("/one (group)/", "{2}"));
        assertThatIllegalArgumentException().isThrownBy(() -> rule("a phrase", "{1}"));
        assertThatIllegalArgumentException().isThrownBy(() -> rule("hello"));
    }

    private static Script.Rule rule(String heard, String... replies) {
        return new Script.Rule(Heard.parse(heard), Stream.of(replies).map(ReplyText::new).toList());
    }

    private static Dialogue scripted(Script.Rule... rules) {
        return new ScriptedDialogue(new Script(List.of(rules), new ReplyText("otherwise")));
    }

    private static String answer(DialogueTurns turns, String said) throws Exception {
        List<String> sentences = new ArrayList<>();
        turns.answer(said, sentences::add);
        return String.join(" ", sentences);
    }
}
