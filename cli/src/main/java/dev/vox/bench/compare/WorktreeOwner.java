package dev.vox.bench.compare;

import dev.vox.stack.ProcessIdentity;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which process checked a worktree out: git keeps it as the reason for which the worktree is locked.
final class WorktreeOwner {
    private static final Pattern REASON = Pattern.compile("vox (\\d{1,18}) (\\S+)");
    private static final String PATH = "worktree ";
    private static final String LOCKED = "locked ";

    private WorktreeOwner() {}

    /// The reason that names a process.
    static String reason(ProcessIdentity owner) {
        return "vox %d %s".formatted(owner.pid(), owner.start());
    }

    /// The worktrees whose owners are gone, of what `git worktree list --porcelain` says: git-worktree(1).
    static List<String> abandoned(String listing) {
        List<String> abandoned = new ArrayList<>();
        String path = "";
        for (String line : listing.lines().toList()) {
            if (line.startsWith(PATH)) {
                path = line.substring(PATH.length());
            } else if (line.startsWith(LOCKED)
                    && owner(line.substring(LOCKED.length()))
                            .filter(owner -> owner.find().isEmpty())
                            .isPresent()) {
                abandoned.add(path);
            }
        }
        return abandoned;
    }

    private static Optional<ProcessIdentity> owner(String reason) {
        Matcher matcher = REASON.matcher(reason);
        try {
            return matcher.matches()
                    ? Optional.of(
                            new ProcessIdentity(
                                    Long.parseLong(matcher.group(1)),
                                    Instant.parse(matcher.group(2))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
