package dev.vox.template.just;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.template.just.Justfile.Alias;
import dev.vox.template.just.Justfile.Arity;
import dev.vox.template.just.Justfile.Assignment;
import dev.vox.template.just.Justfile.Attribute;
import dev.vox.template.just.Justfile.Dependency;
import dev.vox.template.just.Justfile.Inclusion;
import dev.vox.template.just.Justfile.Parameter;
import dev.vox.template.just.Justfile.Recipe;
import dev.vox.template.just.Justfile.Setting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class JustfileTest {
    @Test
    void a_recipe_has_a_name_a_comment_and_a_body() {
        Recipe recipe =
                recipe(
                        """
                        # not this one

                        # Runs the tests
                        @test:
                            echo one \\
                              two

                            echo three

                        """);

        assertThat(recipe.name()).isEqualTo("test");
        assertThat(recipe.line()).isEqualTo(4);
        assertThat(recipe.doc()).isEqualTo("Runs the tests");
        assertThat(recipe.body()).containsExactly("echo one    two", "", "echo three");
    }

    @Test
    void parameters_have_defaults_of_every_kind() {
        Recipe recipe =
                recipe(
                        "r a $b c='x y' d=\"q\\\"}\" e=`date +%s` f=env_var(\"H\", ')') g=(a / 'b')"
                                + " h=NAME i='''\n t'w'o\n''' j=x'~/f' *$rest='z':\n");

        assertThat(recipe.parameters())
                .containsExactly(
                        new Parameter("a", Arity.ONE, false, null),
                        new Parameter("b", Arity.ONE, true, null),
                        new Parameter("c", Arity.ONE, false, "'x y'"),
                        new Parameter("d", Arity.ONE, false, "\"q\\\"}\""),
                        new Parameter("e", Arity.ONE, false, "`date +%s`"),
                        new Parameter("f", Arity.ONE, false, "env_var(\"H\", ')')"),
                        new Parameter("g", Arity.ONE, false, "(a / 'b')"),
                        new Parameter("h", Arity.ONE, false, "NAME"),
                        new Parameter("i", Arity.ONE, false, "'''\n t'w'o\n'''"),
                        new Parameter("j", Arity.ONE, false, "x'~/f'"),
                        new Parameter("rest", Arity.ANY, true, "'z'"));
        assertThat(recipe("r +files:\n").parameters())
                .containsExactly(new Parameter("files", Arity.AT_LEAST_ONE, false, null));
    }

    @Test
    void dependencies_have_arguments_and_may_come_after() {
        Justfile justfile =
                parsed(
                        """
                        a:
                        b x:
                        c: a (b 'x' + "y") \\
                            (b if a == "" { "1" } else if b == "" { "2" } else { f("}") }) && a (mod::d (a) b)
                        mod m
                        """);

        assertThat(justfile.recipes().getLast().dependencies())
                .containsExactly(
                        new Dependency("a", List.of(), false),
                        new Dependency("b", List.of("'x' + \"y\""), false),
                        new Dependency(
                                "b",
                                List.of(
                                        "if a == \"\" { \"1\" } else if b == \"\" { \"2\" } else {"
                                                + " f(\"}\") }"),
                                false),
                        new Dependency("a", List.of(), true),
                        new Dependency("mod::d", List.of("(a)", "b"), true));
    }

    @Test
    void attributes_stand_above_and_one_of_them_is_the_doc() {
        Recipe recipe =
                recipe(
                        """
                        # the comment
                        [private, group: 'ci']
                        [confirm("sure?")]
                        [doc('said here')]
                        [arg('n', pattern='a|b')]
                        r n:
                        """);

        assertThat(recipe.doc()).isEqualTo("said here");
        assertThat(recipe.hidden()).isTrue();
        assertThat(recipe.attributes())
                .containsExactly(
                        new Attribute("private", List.of()),
                        new Attribute("group", List.of("'ci'")),
                        new Attribute("confirm", List.of("\"sure?\"")),
                        new Attribute("doc", List.of("'said here'")),
                        new Attribute("arg", List.of("'n'", "pattern='a|b'")));
    }

    @Test
    void what_is_no_recipe_is_read_too() {
        Justfile justfile =
                parsed(
                        """
                        #!/usr/bin/env just --justfile
                        set shell := ["bash", "-c"]
                        set dotenv-load
                        export VERSION := `git describe` # a comment
                        home := if os() == "linux" {
                          "/home"
                        } else { "/Users" }
                        import 'a.just'
                        import? "b.just"
                        mod? tools 'tools/justfile'
                        alias t := test
                        unexport SECRET
                        greet(who) := "hello " + who
                        test:
                        """);

        assertThat(justfile.settings())
                .containsExactly(
                        new Setting("shell", "[\"bash\", \"-c\"]", 2),
                        new Setting("dotenv-load", "", 3));
        assertThat(justfile.assignments())
                .contains(new Assignment("VERSION", "`git describe`", true, 4))
                .extracting(Assignment::name)
                .containsExactly("VERSION", "home", "greet");
        assertThat(justfile.inclusions())
                .containsExactly(
                        new Inclusion("import", "a.just", 8),
                        new Inclusion("import", "b.just", 9),
                        new Inclusion("mod", "tools", 10));
        assertThat(justfile.aliases()).containsExactly(new Alias("t", "test", 11));
        assertThat(justfile.recipes()).extracting(Recipe::line).containsExactly(14);
    }

    @Test
    void a_keyword_may_be_a_recipe() {
        assertThat(parsed("set:\nalias a='1':\nimport x:\nmod:\nexport y:\nif:\n").recipes())
                .extracting(Recipe::name)
                .containsExactly("set", "alias", "import", "mod", "export", "if");
    }

    @Test
    void windows_files_tabs_and_a_byte_order_mark_are_read() {
        Justfile justfile = parsed("\uFEFFa: b\r\n\techo a\r\n\r\nb:\r\n\t\techo b\r\n\t\t\tx\r\n");

        assertThat(justfile.recipes())
                .extracting(Recipe::body)
                .containsExactly(List.of("echo a"), List.of("echo b", "\tx"));
    }

    @Test
    void a_shebang_makes_a_script_and_its_braces_are_its_own() {
        Recipe recipe =
                recipe("r x:\n    #!/usr/bin/env python3\n    print('{{{{')\n    print({{ x }})\n");

        assertThat(recipe.script()).isTrue();
        assertThat(recipe.body()).hasSize(3);
    }

    @Test
    void recipes_for_different_systems_may_share_a_name() {
        String twice = "[linux]\nr:\n[macos]\nr:\n";

        assertThat(Justfile.parse(twice).mistakes()).isEmpty();
        assertThat(Justfile.parse("set allow-duplicate-recipes\nr:\nr:\n").mistakes()).isEmpty();
        assertThat(Justfile.parse("r:\nr:\n").mistakes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a b | expected ':' behind recipe 'a', found the end of the line",
                "A = 'b' | expected ':' or a parameter of recipe 'A', found '='",
                "A := | expected a value for 'A', found the end of the line",
                "a: 'b' | expected a dependency of recipe 'a', found a string",
                "a: b && | expected a dependency of recipe 'a', found the end of the line",
                "a: (b | '(' is never closed",
                "a: b) | ')' closes nothing",
                "a x='1' y: | expected a default for 'y', found ':'",
                "a x x: | expected another name than 'x', found ':'",
                "a *x y: | expected ':' behind a parameter that takes the rest, found 'y'",
                "a x=: | expected a default for 'x', found ':'",
                "a x='y: | ' is never closed",
                "a x=```y: | ``` is never closed",
                "1: | unexpected character '1'",
                "ä: | unexpected character 'ä'",
                "alias a := | expected a recipe, found the end of the line",
                "alias a := b c | expected the end of the line, found 'c'",
                "alias a := b | alias 'a' stands for 'b', which is not there",
                "a: b | recipe 'a' needs 'b', which is not there",
                "[private | '[' is never closed",
                "[private] | an attribute with nothing behind it",
                "[] | expected an attribute, found ']'",
                "[doc(] | ']' closes nothing",
                "import? x | expected a path, found 'x'",
                "a: a | recipe 'a' needs itself",
            })
    void a_mistake_is_named_with_its_line(String text, String problem) {
        assertThat(Justfile.parse("\n" + text + "\n").mistakes())
                .containsExactly(new JustMistake(2, problem));
    }

    @Test
    void mistakes_in_bodies_are_found() {
        assertThat(Justfile.parse("a:\n    b {{ c\n  d\n\t e\n  \nf\n").mistakes())
                .containsExactly(
                        new JustMistake(2, "'{{' is never closed in recipe 'a'"),
                        new JustMistake(3, "indented unlike the first line of recipe 'a'"),
                        new JustMistake(4, "indented unlike the first line of recipe 'a'"),
                        new JustMistake(
                                6, "expected ':' behind recipe 'f', found the end of the line"));
        assertThat(Justfile.parse("  a\n  b\nc:\n").mistakes())
                .containsExactly(new JustMistake(1, "an indented line that belongs to no recipe"));
    }

    @Test
    void a_circle_is_found_once_however_long() {
        assertThat(Justfile.parse("a: b\nb: && c\nc: d b\nd:\n").mistakes())
                .containsExactly(
                        new JustMistake(3, "recipes need each other in a circle: b → c → b"));
        StringBuilder chain = new StringBuilder("r0:\n");
        for (int each = 1; each < 20_000; each++) {
            chain.append("r%d: r%d\n".formatted(each, each - 1));
        }
        assertThat(Justfile.parse(chain.toString()).mistakes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "b: (a) | gives 'a' 0 arguments, which takes 1 to 2",
                "b: (a '1' '2' '3') | gives 'a' 3 arguments, which takes 1 to 2",
                "b: (c '1') | gives 'c' 1 argument, which takes 2 or more",
                "b: (d '1') | gives 'd' 1 argument, which takes 0",
            })
    void a_dependency_gets_as_many_arguments_as_it_takes(String recipe, String problem) {
        String others = "\na x y='':\nc x +y:\nd:\ne *z:\nf: (a '1') (c '1' '2' '3') d e (e '1')\n";

        assertThat(Justfile.parse(recipe + others).mistakes())
                .containsExactly(new JustMistake(1, "recipe 'b' " + problem));
    }

    @Test
    void a_name_alone_in_braces_has_to_be_defined() {
        String text =
                "V := 'v'\n"
                        + "r p:\n"
                        + "    {{V}} {{ p }} {{UNDEF}} {{RED}} {{{{no}} {{f(x)}}\n"
                        + "    {{ V2 }}\n";

        assertThat(Justfile.parse(text).mistakes())
                .containsExactly(
                        new JustMistake(
                                3, "'{{UNDEF}}' in recipe 'r': no such variable or parameter"),
                        new JustMistake(
                                4, "'{{V2}}' in recipe 'r': no such variable or parameter"));
        assertThat(Justfile.parse("import 'x'\n" + text).mistakes()).isEmpty();
    }

    @Test
    void mistakes_of_names_come_with_those_of_the_grammar() {
        assertThat(Justfile.parse("a: nowhere\nV = 'x'\nb: b\n    {{V}} {{W}}\n").mistakes())
                .extracting(JustMistake::line)
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void every_mistake_is_found_and_an_unread_recipe_brings_no_others() {
        assertThat(Justfile.parse("a b\n    body\nc: a\nd)\ne: 'x\n").mistakes())
                .extracting(JustMistake::line)
                .containsExactly(1, 4, 5);
    }

    private static Recipe recipe(String text) {
        return parsed(text).recipes().getLast();
    }

    private static Justfile parsed(String text) {
        Justfile justfile = Justfile.parse(text);
        assertThat(justfile.mistakes()).isEmpty();
        return justfile;
    }
}
