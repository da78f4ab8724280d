package dev.vox.stack.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a walk takes is what the engine's builder copies.
@DockerTest
class IgnoreRulesDockerTest {
    private static final List<String> FILES =
            List.of(
                    "README.md",
                    "README-secret.md",
                    "a.go",
                    "a/b.go",
                    "a/b/c.go.d/e",
                    "a/temp1",
                    "a/b/temp2",
                    "docs/keep/x",
                    "docs/other/y",
                    "docs/z.md",
                    "node_modules/p",
                    "a/node_modules/q",
                    "a/xnode_modules/r",
                    "b.txt",
                    "d.txt",
                    "x+y(1).txt",
                    "with space/file");

    private static final List<String> RULES =
            List.of(
                    "*.md\n!README*.md\nREADME-secret.md\n",
                    "**/*.go\n*/temp*\n",
                    "**/node_modules\n[a-c].txt\n",
                    "*\n!docs/keep\n!a/**/temp?\n",
                    "docs\n!docs/keep\n# a\nx+y(1).txt\n",
                    "a/**\n!a/b\n/with space/\n",
                    "**\n!**/*.md\n",
                    "a/b/../temp1\n  docs/other  \n!docs/other/y\n");

    @TempDir Path context;
    @TempDir Path elsewhere;

    @Test
    void whatIsLeftOutIsWhatTheBuilderLeavesOut(Docker docker) throws Exception {
        for (String file : FILES) {
            Path path = context.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }
        Path dockerfile =
                Files.writeString(
                        elsewhere.resolve("Dockerfile"), "FROM scratch\nCOPY . /context/\n");
        for (int each = 0; each < RULES.size(); each++) {
            Files.writeString(context.resolve(".dockerignore"), RULES.get(each));
            assertThat(walked())
                    .as(RULES.get(each))
                    .isEqualTo(copied(docker, dockerfile, "ignore" + each));
        }
    }

    private Set<String> walked() throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        IgnoreRules rules = IgnoreRules.parse(Files.readAllLines(context.resolve(".dockerignore")));
        new ContextWalk(
                        context,
                        rules,
                        entry -> {
                            if (entry.kind() == ContextEntry.Kind.FILE) {
                                names.add(entry.name());
                            }
                        })
                .run();
        names.remove(".dockerignore");
        return names;
    }

    private Set<String> copied(Docker docker, Path dockerfile, String word) throws IOException {
        String name = docker.name(word);
        docker.run("build", "-q", "-f", dockerfile.toString(), "-t", name, context.toString());
        docker.run("create", "--name", name, name, "none");
        Path into = elsewhere.resolve(word);
        docker.run("cp", name + ":/context", into.toString());
        try (Stream<Path> files = Files.walk(into)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> into.relativize(file).toString())
                    .filter(file -> !file.equals(".dockerignore"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
