package dev.vox.env.lint;

import dev.vox.problem.OperationFailed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Changes files: each written as a whole under a temporary name and moved, with the mode and the owner that it had.
public final class Mending {
    private Mending() {}

    /// Does every repair of the findings.
    ///
    /// @throws OperationFailed if a file cannot be written
    static void apply(List<Finding> findings) {
        Map<Path, List<Repair>> files = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Repair repair = finding.repair();
            if (repair != null) {
                files.computeIfAbsent(repair.file(), _ -> new ArrayList<>()).add(repair);
            }
        }
        files.forEach(Mending::apply);
    }

    private static void apply(Path file, List<Repair> repairs) {
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            String after = mended(before, repairs);
            if (!after.equals(before)) {
                replace(file, after);
            }
            if (repairs.stream().anyMatch(Repair.Restrict.class::isInstance)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new OperationFailed(
                    "[" + file + "] cannot be mended: " + e.getMessage(),
                    "see who may write it: ls -ld " + file.getParent(),
                    e);
        }
    }

    /// What a file holds after its repairs. Lines go from the end, so that the numbers of the others stay; then comes the text as a whole.
    public static String mended(String text, List<Repair> repairs) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
        repairs.stream()
                .filter(Repair.RemoveLines.class::isInstance)
                .map(Repair.RemoveLines.class::cast)
                .sorted(Comparator.comparingInt(Repair.RemoveLines::first).reversed())
                .forEach(removal -> lines.subList(removal.first() - 1, removal.last()).clear());
        String mended = String.join("", lines);
        for (Repair repair : repairs) {
            mended =
                    switch (repair) {
                        case Repair.Restore(_, TextFlaw flaw) ->
                                flaw.in(mended) ? flaw.without(mended) : mended;
                        case Repair.Ignore(_, String line) -> appended(mended, line);
                        case Repair.RemoveLines _ -> mended;
                        case Repair.Restrict _ -> mended;
                    };
        }
        return mended;
    }

    private static String appended(String text, String line) {
        return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line + "\n";
    }

    /// Writes a whole file or leaves the one that is there; mode, owner and group stay, and so does a link to it.
    public static void replace(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path folder = target.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(folder, ".vox-", ".tmp");
        try {
            Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
            takeOver(target, temporary);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Mode, owner and group of a file that there is; a new one is everybody's to read, as git's files are.
    private static void takeOver(Path target, Path temporary) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        if (!Files.exists(target)) {
            view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(target, PosixFileAttributes.class);
        PosixFileAttributes has = view.readAttributes();
        if (!has.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!has.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }
}
