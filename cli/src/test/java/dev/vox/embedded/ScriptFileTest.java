package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.runtime.dialogue.Dialogue;
import dev.vox.runtime.dialogue.DialogueTurns;
import dev.vox.runtime.dialogue.scripted.ScriptedDialogue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ScriptFileTest {
    @Test
    void a_script_answers_as_it_is_written() throws Exception {
        DialogueTurns turns =
                turns(
                        """
                        replies:
                          - match: good morning
                            reply: [Good morning!, Hello again.]
                          - match: /my name is (\\w+)/
                            reply: Nice to meet you, {1}.
                        otherwise: I did not get that.
                        """);

        assertThat(answer(turns, "Good morning.")).isEqualTo("Good morning!");
        assertThat(answer(turns, "good morning, Kevin")).isEqualTo("Hello again.");
        assertThat(answer(turns, "My name is Alice")).isEqualTo("Nice to meet you, Alice.");
        assertThat(answer(turns, "What?")).isEqualTo("I did not get that.");
    }

    @Test
    void what_nothing_matches_has_an_answer_without_being_told() throws Exception {
        assertThat(answer(turns("replies: []"), "What?")).isEqualTo("I have no answer to that.");
    }

    @Test
    void every_mistake_is_named_with_its_place_and_all_at_once() {
        assertThatThrownBy(() ->
                        ScriptFile.read(
                                "s.yaml",
                                """
                                replys: []
                                replies:
                                  - {match: /(a/, reply: b}
                                  - {match: "?!", reply: b}
                                  - {match: a, reply: "{1}"}
                                  - {match: /(a)/, reply: [b, "{2}", ""]}
                                  - {mach: a, reply: b}
                                  - {match: a}
                                  - {match: a, reply: {text: b}}
                                otherwise: "{1}"
                                """))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        """
                        s.yaml has 11 mistakes
                        s.yaml:1:1: unknown key 'replys'; did you mean 'replies'?
                        s.yaml:3:13: 'replies[0].match' is not a regular expression: Unclosed group at 3: '/(a/'
                        s.yaml:4:13: 'replies[1].match' holds no word: '?!'
                        s.yaml:5:23: 'replies[2].reply' names group {1}, but 'match' has 0
                        s.yaml:6:27: 'replies[3].reply' names group {2}, but 'match' has 1
                        s.yaml:6:27: 'replies[3].reply' says nothing
                        s.yaml:7:5: key 'replies[4].match' is missing
                        s.yaml:7:6: unknown key 'replies[4].mach'; did you mean 'match'?
                        s.yaml:8:5: key 'replies[5].reply' is missing
                        s.yaml:9:23: 'replies[6].reply' must be text, not a mapping
                        s.yaml:10:12: 'otherwise' names a group, but nothing was matched\
                        """);
    }

    @Test
    void a_file_without_replies_is_no_script() {
        assertThatThrownBy(() -> ScriptFile.read("s.yaml", ""))
                .hasMessage("s.yaml:1:1: key 'replies' is missing");
    }

    private static DialogueTurns turns(String text) {
        Dialogue dialogue = new ScriptedDialogue(ScriptFile.read("s.yaml", text));
        return dialogue.open();
    }

    private static String answer(DialogueTurns turns, String said) throws Exception {
        List<String> sentences = new ArrayList<>();
        turns.answer(said, sentences::add);
        return String.join(" ", sentences);
    }
}
