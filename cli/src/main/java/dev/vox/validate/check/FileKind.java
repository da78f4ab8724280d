package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.json.JsonValue;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `file`: whether a file is there, what it is, who may use it, how large and how old it is.
///
/// ```yaml
/// with: {path: .env.local, type: file, mode: "600", size: {min: 1}, newer-than: .env.example}
/// with: {path: docker-compose.override.yml, absent: true}
/// ```
public final class FileKind implements CheckKind {
    private static final List<String> TYPES = List.of("file", "folder");

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("path");
        String path = with.text("path").orElse("");
        boolean absent = with.flag("absent").orElse(false) || !with.flag("exists").orElse(true);
        Wanted wanted =
                new Wanted(
                        with.oneOf("type", TYPES).orElse(null),
                        mode(with),
                        with.node("size")
                                .map(node ->
                                        Expectation.read(with.named("size"), node, with.mistakes()))
                                .orElse(null),
                        with.text("newer-than").orElse(null));
        return (target, deadline) -> look(target, path, absent, wanted);
    }

    /// What is wanted of a file that is there; null where all is well.
    private record Wanted(
            @Nullable String type,
            @Nullable String mode,
            @Nullable Expectation size,
            @Nullable String newerThan) {}

    private static @Nullable String mode(YamlReader with) {
        Optional<String> mode = with.text("mode");
        if (mode.isPresent() && !isMode(mode.get())) {
            with.mistake(
                    "mode",
                    "must be three octal digits between quotes such as \"600\", not '%s'"
                            .formatted(mode.get()));
            return null;
        }
        return mode.map(text -> text.substring(text.length() - 3)).orElse(null);
    }

    private static boolean isMode(String text) {
        String digits = text.length() == 4 && text.charAt(0) == '0' ? text.substring(1) : text;
        return digits.length() == 3 && digits.chars().allMatch(c -> c >= '0' && c <= '7');
    }

    private static Verdict look(Target target, String path, boolean absent, Wanted wanted)
            throws CheckBroken {
        Sight sight = new Sight(target);
        String shown = target.expand(path);
        Path file = in(target, shown);
        BasicFileAttributes seen = attributes(file, shown);
        if (seen == null) {
            sight.saw("file", "absent");
            return absent ? sight.verdict() : sight.wrong(shown + " does not exist").verdict();
        }
        sight.saw("file", seen.isDirectory() ? "a folder" : seen.size() + " bytes");
        return absent
                ? sight.wrong(shown + " exists").verdict()
                : hold(sight, file, shown, seen, wanted);
    }

    private static Verdict hold(
            Sight sight, Path file, String shown, BasicFileAttributes seen, Wanted wanted)
            throws CheckBroken {
        if (wanted.type != null && wanted.type.equals("folder") != seen.isDirectory()) {
            sight.wrong(shown + " is no " + wanted.type);
        }
        if (wanted.size != null) {
            JsonValue size = new JsonValue.Figure(Long.toString(seen.size()));
            sight.differs(
                    "size of %s in bytes: ".formatted(shown),
                    wanted.size.mismatches(Optional.of(size)));
        }
        if (wanted.mode != null && !holdMode(sight, file, shown, wanted.mode)) {
            return sight.missing("the file system of %s has no modes".formatted(shown), null);
        }
        return wanted.newerThan == null
                ? sight.verdict()
                : holdAge(sight, shown, seen, sight.target().expand(wanted.newerThan));
    }

    private static Verdict holdAge(
            Sight sight, String shown, BasicFileAttributes seen, String other) throws CheckBroken {
        BasicFileAttributes older = attributes(in(sight.target(), other), other);
        if (older == null) {
            return sight.missing(other + " does not exist", null);
        }
        Duration younger =
                Duration.between(
                        older.lastModifiedTime().toInstant(), seen.lastModifiedTime().toInstant());
        sight.saw("newer than " + other, younger.isPositive() ? "yes" : "no");
        if (!younger.isPositive()) {
            sight.wrong("%s is not newer than %s".formatted(shown, other));
        }
        return sight.verdict();
    }

    /// @return false where there are no modes
    private static boolean holdMode(Sight sight, Path file, String shown, String wanted)
            throws CheckBroken {
        try {
            String mode = octal(Files.getPosixFilePermissions(file));
            sight.saw("mode", mode);
            if (!mode.equals(wanted)) {
                sight.wrong("%s has mode %s, not %s".formatted(shown, mode, wanted));
            }
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (IOException e) {
            throw new CheckBroken(shown + " cannot be looked at", e);
        }
    }

    private static String octal(Set<PosixFilePermission> permissions) {
        int bits = 0;
        for (PosixFilePermission permission : permissions) {
            bits |= bit(permission);
        }
        String digits = Integer.toOctalString(bits);
        return "0".repeat(3 - digits.length()) + digits;
    }

    /// As `chmod` counts them.
    private static int bit(PosixFilePermission permission) {
        return switch (permission) {
            case OWNER_READ -> 0400;
            case OWNER_WRITE -> 0200;
            case OWNER_EXECUTE -> 0100;
            case GROUP_READ -> 040;
            case GROUP_WRITE -> 020;
            case GROUP_EXECUTE -> 010;
            case OTHERS_READ -> 04;
            case OTHERS_WRITE -> 02;
            case OTHERS_EXECUTE -> 01;
        };
    }

    static Path in(Target target, String path) throws CheckBroken {
        try {
            return target.project().root().resolve(path);
        } catch (InvalidPathException e) {
            throw new CheckBroken("'%s' is no path".formatted(target.masked(path)), e);
        }
    }

    /// Null where there is no file.
    private static @Nullable BasicFileAttributes attributes(Path file, String shown)
            throws CheckBroken {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        } catch (FileSystemException e) {
            if ("Not a directory".equals(e.getReason())) {
                return null;
            }
            throw new CheckBroken("%s cannot be looked at: %s".formatted(shown, e.getReason()), e);
        } catch (IOException e) {
            throw new CheckBroken(shown + " cannot be looked at", e);
        }
    }
}
