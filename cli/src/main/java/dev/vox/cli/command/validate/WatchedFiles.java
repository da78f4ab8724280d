package dev.vox.cli.command.validate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The files that decide what a validation of a project comes to.
///
/// They are looked at, not listened to: some file systems tell nobody of changes, and these are few.
final class WatchedFiles {
    private static final long LOOK_MILLIS = 300;

    private final Path root;
    private final List<Path> folders = new ArrayList<>();

    /// @param validation as `vox.yaml` says; empty when it does not
    WatchedFiles(Path root, List<String> validation) {
        this.root = root;
        folders.add(root.resolve(".env.models"));
        folders.add(root.resolve("profiles"));
        if (validation.isEmpty()) {
            folders.add(root.resolve("validation"));
        }
        validation.forEach(folder -> folders.add(root.resolve(folder)));
    }

    /// How the files were at one time: size and time of the last change of each.
    record Seen(Map<Path, String> files) {}

    /// How they are.
    Seen seen() {
        Map<Path, String> files = new TreeMap<>();
        look(root, WatchedFiles::decides, files);
        folders.forEach(folder -> look(folder, file -> true, files));
        return new Seen(files);
    }

    /// Waits until one has changed, or long enough; a sentence about why.
    String await(Seen before, Duration longest) throws InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < longest.toNanos()) {
            Seen now = seen();
            if (!now.equals(before)) {
                return changed(before, now) + " changed, so once more:";
            }
            var _ = new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return "once more after " + longest.toSeconds() + " s:";
    }

    private String changed(Seen before, Seen now) {
        Map<Path, String> all = new TreeMap<>(before.files());
        all.putAll(now.files());
        return all.keySet().stream()
                .filter(file -> !Objects.equals(before.files().get(file), now.files().get(file)))
                .map(file -> root.relativize(file).toString())
                .findFirst()
                .orElse("a file");
    }

    private static boolean decides(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".env")
                || name.equals("vox.yaml")
                || (name.contains("compose") && (name.endsWith(".yaml") || name.endsWith(".yml")));
    }

    private static void look(Path folder, Predicate<Path> wanted, Map<Path, String> files) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path file : entries) {
                if (wanted.test(file)) {
                    note(file, files);
                }
            }
        } catch (IOException unreadable) {
            // It counts as empty, until it can be read.
        }
    }

    private static void note(Path file, Map<Path, String> files) {
        try {
            BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
            if (about.isRegularFile()) {
                files.put(file, about.size() + " " + about.lastModifiedTime());
            }
        } catch (IOException gone) {
            // Whoever deletes it changes what is seen.
        }
    }
}
