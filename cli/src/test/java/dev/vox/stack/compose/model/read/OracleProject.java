package dev.vox.stack.compose.model.read;

import dev.vox.problem.VoxException;
import dev.vox.stack.compose.model.ComposeModel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A project that both read: we and the real Compose.
///
/// @param folder of its files
/// @param files by name, in the order in which they are merged
record OracleProject(Path folder, List<String> files) {
    static final Map<String, String> VARIABLES =
            Map.of(
                    "HOME", "/home/me",
                    "SET", "value",
                    "EMPTY", "",
                    "TARGET", "84",
                    "PUBLISHED", "8084",
                    "READ_ONLY", "true",
                    "OFF", "yes",
                    "RETRIES", "7");

    /// A copy of a folder with Compose files; a file called `dot.env` becomes `.env`.
    static OracleProject copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.sorted().toList()) {
                String name = from.relativize(each).toString().replace("dot.env", ".env");
                Path target = to.resolve(name);
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
            List<String> files = new ArrayList<>();
            for (String name :
                    List.of("compose.yaml", "docker-compose.yml", "two.yaml", "three.yaml")) {
                if (Files.exists(to.resolve(name))) {
                    files.add(name);
                }
            }
            return new OracleProject(to, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ComposeModel ours() {
        List<Path> paths = files.stream().map(folder::resolve).toList();
        return ComposeReader.read(new ComposeFiles(folder, paths, null), VARIABLES);
    }

    ComposeConfig.Answer theirs() {
        return ComposeConfig.of(folder, files.stream().map(folder::resolve).toList(), VARIABLES);
    }

    /// Where the two readings differ, a line each; empty when they agree.
    List<String> differences() {
        ComposeConfig.Answer answer = theirs();
        Map<String, String> theirs =
                answer.project().map(Facts::of).orElse(Map.of("error", answer.error()));
        Map<String, String> ours;
        try {
            ours = Facts.of(ours());
        } catch (VoxException e) {
            ours = Map.of("error", String.valueOf(e.getMessage()));
        }
        if (ours.containsKey("error") || theirs.containsKey("error")) {
            return List.of(
                    folder.getFileName()
                            + ": error\n  ours   "
                            + ours.get("error")
                            + "\n  theirs "
                            + theirs.get("error"));
        }
        List<String> differences = new ArrayList<>();
        TreeMap<String, String> all = new TreeMap<>(ours);
        all.putAll(theirs);
        for (String key : new TreeSet<>(all.keySet())) {
            String here = ours.getOrDefault(key, "(nothing)");
            String there = theirs.getOrDefault(key, "(nothing)");
            if (!here.equals(there)) {
                differences.add(
                        folder.getFileName()
                                + ": "
                                + key
                                + "\n  ours   "
                                + here
                                + "\n  theirs "
                                + there);
            }
        }
        return differences;
    }
}
