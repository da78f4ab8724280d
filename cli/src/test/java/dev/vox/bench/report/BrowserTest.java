package dev.vox.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.report.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The page in a real browser. Its own errands to its vendor do not count.
class BrowserTest {
    @TempDir Path folder;

    /// @param console what the page's console says
    /// @param asked what was asked for over the network, but by the browser for itself
    private record Visit(List<String> console, List<String> asked) {}

    @BeforeEach
    void theBrowserIsThere() throws Exception {
        Consumer.assumeThere("chromium is not installed", "chromium", "--version");
    }

    @Test
    void opensTheReportWithoutAWordOnTheConsoleAndWithoutTheNetwork() throws Exception {
        Visit visit = visit(HtmlReport.text(MadeResult.all(), MadeResult.judged()));

        assertThat(visit.console()).isEmpty();
        assertThat(visit.asked()).isEmpty();
    }

    @Test
    void opensAReportOfHostileNamesAllTheSame() throws Exception {
        Visit visit = visit(HostileTextTest.html());

        assertThat(visit.console()).isEmpty();
        assertThat(visit.asked()).isEmpty();
    }

    /// That the two tests above can fail.
    @Test
    void isSeenToAskAndToComplain() throws Exception {
        Visit visit =
                visit(
                        "<!DOCTYPE html><title>x</title><script>console.error('heard')</script>"
                                + "<img src='http://bench.example/x.png'>");

        assertThat(visit.console()).anyMatch(line -> line.contains("heard"));
        assertThat(visit.asked()).anyMatch(line -> line.contains("bench.example"));
    }

    /// The policy is in force: a style that the page did not come with is refused.
    @Test
    void refusesWhatThePageDidNotComeWith() throws Exception {
        String page = HtmlReport.text(MadeResult.all());

        Visit visit =
                visit(
                        page.replace(
                                "</main>",
                                "<p style='color:red'>x</p><img"
                                        + " src='http://bench.example/x.png'></main>"));

        assertThat(visit.console()).anyMatch(line -> line.contains("Content Security Policy"));
        assertThat(visit.asked()).isEmpty();
    }

    private Visit visit(String html) throws Exception {
        Path page = Files.writeString(folder.resolve("report.html"), html);
        Path picture = folder.resolve("report.png");
        try (CountingProxy proxy = new CountingProxy()) {
            Consumer.Outcome outcome =
                    Consumer.run(
                            "chromium",
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--user-data-dir=" + folder.resolve("profile"),
                            "--proxy-server=127.0.0.1:" + proxy.port(),
                            "--proxy-bypass-list=<-loopback>",
                            "--enable-logging=stderr",
                            "--window-size=1400,3000",
                            "--virtual-time-budget=2000",
                            "--screenshot=" + picture,
                            page.toUri().toString());
            assertThat(picture).as(outcome.output()).isNotEmptyFile();
            List<String> console =
                    outcome.output().lines().filter(line -> line.contains(":CONSOLE:")).toList();
            return new Visit(console, proxy.asked());
        }
    }
}
