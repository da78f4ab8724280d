package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.packaged.PackagedTool.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/// The launcher finds the tool, its JDK and its AOT cache wherever and however it is called.
class LauncherProcessTest {
    @TempDir Path folder;

    /// The JVM does not notice a changed jar behind an AOT cache (JDK-8377932), so the version that the packaged tool
    /// prints must be the one just built.
    @Test
    void printsTheVersionAndBuildThatWereJustPackaged() throws Exception {
        Outcome version = PackagedTool.in(folder).run("--version");

        assertThat(version.err()).isEmpty();
        assertThat(version.exit()).isZero();
        assertThat(version.out())
                .isEqualTo(
                        "vox %s (build %s, JDK %s)\n"
                                .formatted(
                                        built("build.version"), built("build.id"), jdkVersion()));
    }

    @Test
    void hasOneAotCacheOfThisBuildForTheToolOneForTheStackAndOneForEntrypoints() throws Exception {
        try (Stream<Path> caches = Files.list(PackagedTool.FOLDER.resolve("aot"))) {
            assertThat(caches.map(cache -> cache.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "tool-" + built("build.id") + ".aot",
                            "stack-" + built("build.id") + ".aot",
                            "entry-" + built("build.id") + ".aot",
                            "probe-" + built("build.id") + ".aot",
                            "status-" + built("build.id") + ".aot");
        }
    }

    /// `AOTMode=on` makes the JVM refuse to start on a cache that it cannot use.
    @Test
    void startsOnItsAotCache() throws Exception {
        Outcome version =
                PackagedTool.in(folder).with("JDK_JAVA_OPTIONS", "-XX:AOTMode=on").run("--version");

        assertThat(version.exit()).isZero();
    }

    @Test
    void startsOnItsAotCacheFromAPathWithBlanks() throws Exception {
        Path launcher = copyOfTheTool("a path with blanks").resolve("bin/vox");
        Outcome version =
                new PackagedTool(launcher, folder, folder)
                        .with("JDK_JAVA_OPTIONS", "-XX:AOTMode=on")
                        .run("--version");

        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("vox ");
    }

    @Test
    void followsSymbolicLinksToItsFolder() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path absolute =
                Files.createSymbolicLink(
                        bin.resolve("absolute"), PackagedTool.FOLDER.resolve("bin/vox"));
        Path relative = Files.createSymbolicLink(bin.resolve("relative"), Path.of("absolute"));

        assertThat(new PackagedTool(relative, folder, folder).run("--version").out())
                .startsWith("vox ");
        assertThat(absolute).exists();
    }

    @Test
    void needsNoHome() throws Exception {
        Path nowhere = Path.of("/proc/self/no-such-home");
        Outcome help =
                new PackagedTool(PackagedTool.FOLDER.resolve("bin/vox"), folder, nowhere).run();

        assertThat(help.err()).isEmpty();
        assertThat(help.exit()).isZero();
    }

    @Test
    void namesTheJdkThatItMissesAndTheVariableToSet() throws Exception {
        Path tool = copyOfTheTool("moved");
        Files.writeString(tool.resolve("lib/jdk"), "/nowhere\n");
        Path emptyJdk = Files.createDirectories(folder.resolve("jdk"));
        Outcome refused =
                new PackagedTool(tool.resolve("bin/vox"), folder, folder)
                        .with("VOX_JAVA_HOME", emptyJdk.toString())
                        .run("--version");

        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.err())
                .contains("error: VOX_JAVA_HOME=" + emptyJdk + " is no JDK 25 or newer")
                .contains("hint: ");
    }

    private Path copyOfTheTool(String name) throws IOException, InterruptedException {
        Path copy = folder.resolve(name);
        Process cp =
                new ProcessBuilder("cp", "-a", PackagedTool.FOLDER.toString(), copy.toString())
                        .inheritIO()
                        .start();
        assertThat(cp.waitFor()).isZero();
        return copy;
    }

    /// What the build says of itself, not what was compiled into the tool.
    private static String built(String key) {
        return System.getProperty("vox." + key);
    }

    private static String jdkVersion() throws IOException {
        Properties release = new Properties();
        Path jdk = Path.of(Files.readString(PackagedTool.FOLDER.resolve("lib/jdk")).strip());
        try (var in = Files.newInputStream(jdk.resolve("release"))) {
            release.load(in);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }
}
