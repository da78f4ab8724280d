package dev.vox.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.text.Canvas;
import dev.vox.text.Layout;
import dev.vox.text.Page;
import dev.vox.text.Painter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

class ListingTest {
    @RegisterExtension final Golden golden = new Golden();

    private static final CommandEntry WORKER =
            entry("worker", CommandGroup.SERVICES, "run a worker", "vox serve worker --port 7001");
    private static final CommandTable TABLE =
            new CommandTable(
                    List.of(
                            entry("say", CommandGroup.SPEECH, "speak a text", "vox say \"Hello\"")
                                    .alias("speak"),
                            entry("dev", CommandGroup.STACK, "start the stack", "vox dev piper"),
                            entry("secret", CommandGroup.STACK, "not listed", "vox secret")
                                    .asHidden(),
                            CommandEntry.parent(
                                    "serve",
                                    CommandGroup.SERVICES,
                                    "run one service in the foreground",
                                    "vox serve worker --port 7001 --adapter mock --default-model"
                                            + " mock-440hz",
                                    List.of(WORKER)),
                            entry("help", CommandGroup.HELP, "show help", "vox help say")));
    private static final List<Topic> TOPICS =
            List.of(new Topic("output", "formats and colour", () -> Page.EMPTY));

    @Test
    void theRootListsItsCommandsByGroupWithAnExampleEach() {
        golden.matches(render(Listing.of(TABLE, TOPICS)));
    }

    @Test
    void aParentListsWhatMayStandBehindIt() {
        golden.matches(render(Listing.of(TABLE.resolve(List.of("serve")))));
    }

    @Test
    void aWordIsFollowedIntoSubcommandsAsFarAsItNamesThem() {
        CommandPath path = TABLE.resolve(List.of("serve", "worker", "--port", "1"));

        assertThat(path.qualifiedName()).isEqualTo("vox serve worker");
        assertThat(path.entry()).isSameAs(WORKER);
        assertThat(path.rest()).containsExactly("--port", "1");
        assertThat(TABLE.resolve(List.of("speak", "x")).names()).containsExactly("say");
    }

    private static CommandEntry entry(
            String name, CommandGroup group, String description, String example) {
        return CommandEntry.of(
                name,
                group,
                description,
                example,
                () -> {
                    throw new AssertionError("listings make no command");
                });
    }

    private static String render(Page page) {
        return Layout.render(page, new Canvas(80, true, Painter.NONE));
    }
}
