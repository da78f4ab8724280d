package dev.vox.env.lint;

import dev.vox.env.dotenv.Assignment;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// A file with secrets that every user of the machine may read.
final class ReadableSecret implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.mending(
                    "readable-secret",
                    Severity.WARNING,
                    "A file with a secret that every user of the machine may read; files that git"
                            + " keeps are left to `tracked-secret`.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (LintFile file : subject.files()) {
            List<Assignment> held = HeldSecrets.of(file, subject);
            PosixFileAttributes attributes = attributes(file.path());
            if (!held.isEmpty()
                    && attributes != null
                    && attributes.permissions().contains(PosixFilePermission.OTHERS_READ)
                    && !subject.tracking().tracks(file)) {
                findings.add(finding(file, held.getFirst(), attributes));
            }
        }
        return findings;
    }

    private static Finding finding(
            LintFile file, Assignment secret, PosixFileAttributes attributes) {
        String user = ProcessHandle.current().info().user().orElse("");
        boolean own = attributes.owner().getName().equals(user);
        return new Finding(
                INFO,
                file.at(secret.line()),
                secret.key(),
                "every user of this machine may read this file, and " + secret.key() + " with it",
                "chmod 600 " + file.shown(),
                own ? new Repair.Restrict(file.path()) : null);
    }

    /// Null where the file system knows no such permissions.
    private static @Nullable PosixFileAttributes attributes(Path file) {
        try {
            return Files.readAttributes(file, PosixFileAttributes.class);
        } catch (UnsupportedOperationException | IOException e) {
            return null;
        }
    }
}
