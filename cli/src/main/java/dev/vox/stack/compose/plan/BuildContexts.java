package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;

/// What images are built from, as digests: the files of the context that the builder gets, the Dockerfile, the arguments, the stage.
///
/// Contents are read once: what a walk found is kept, and believed for as long as size, times and inode of a file stay. What a
/// Dockerfile gets elsewhere (its base image, packages) is not seen; `--build` asks for a build anyway.
public final class BuildContexts {
    private static final String FORMAT = "vox build context 1";
    private static final String IGNORE_FILE = ".dockerignore";

    private final Path cache;
    private final InstantSource clock;

    /// @param cache a folder that may be deleted at any time; made when it is missing
    public BuildContexts(Path cache, InstantSource clock) {
        this.cache = cache;
        this.clock = clock;
    }

    /// The digests of what services are built from.
    ///
    /// @param contexts in lower-case hex, by service; one that cannot be known (an address, a folder that is missing) is left out
    /// @param problems what could not be read, each naming its file
    public record Digests(Map<String, String> contexts, List<Problem> problems) {
        public Digests {
            contexts = Map.copyOf(contexts);
            problems = List.copyOf(problems);
        }
    }

    /// Reads what these services are built from; those that are pulled are passed over.
    ///
    /// What is missing altogether is for [Checks] to tell.
    public Digests of(ComposeModel model, Collection<String> services) throws InterruptedException {
        Map<String, String> contexts = new TreeMap<>();
        Map<Folder, String> folders = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Service service : model.services()) {
            Service.@Nullable Build build = service.build();
            if (build == null || !services.contains(service.name()) || !isHere(build)) {
                continue;
            }
            try {
                contexts.put(service.name(), digest(model.folder(), build, folders));
            } catch (IOException e) {
                problems.add(unreadable(service, Unreadable.sentence(e)));
            } catch (PatternSyntaxException e) {
                problems.add(
                        unreadable(
                                service,
                                IGNORE_FILE
                                        + " has a pattern that is none, "
                                        + e.getPattern()
                                        + ": "
                                        + e.getDescription()));
            }
        }
        return new Digests(contexts, problems);
    }

    /// When what a service is built from was changed last; empty where that cannot be known (an address, a folder that is
    /// missing).
    public Optional<Change> newest(Service.Build build) throws IOException, InterruptedException {
        Path context = build.context();
        if (context == null || !isHere(build)) {
            return Optional.empty();
        }
        Path dockerfile = build.dockerfile();
        Newest newest = new Newest();
        new ContextWalk(context, rules(ignoreFile(context, dockerfile)), newest).run();
        if (dockerfile != null) {
            newest.see(
                    dockerfile.getFileName().toString(),
                    Files.getLastModifiedTime(dockerfile).toInstant());
        }
        return newest.change();
    }

    /// A change of a file.
    ///
    /// @param file relative to the build context
    public record Change(String file, Instant at) {}

    /// Keeps the file that was changed last. Folders change with what is made in them, and do not count.
    private static final class Newest implements ContextWalk.Visitor {
        private @Nullable Change change;

        @Override
        public void visit(ContextEntry entry) throws IOException {
            if (entry.kind() == ContextEntry.Kind.FILE) {
                see(entry.name(), Files.getLastModifiedTime(entry.path()).toInstant());
            }
        }

        void see(String file, Instant at) {
            if (change == null || at.isAfter(change.at())) {
                change = new Change(file, at);
            }
        }

        Optional<Change> change() {
            return Optional.ofNullable(change);
        }
    }

    /// A folder and the file that says what is left out of it.
    private record Folder(Path folder, Path ignoreFile) {}

    private static boolean isHere(Service.Build build) {
        return build.context() != null
                && Files.isDirectory(build.context())
                && (build.dockerfile() == null || Files.isRegularFile(build.dockerfile()));
    }

    private String digest(Path project, Service.Build build, Map<Folder, String> folders)
            throws IOException, InterruptedException {
        MessageDigest all = ContextDigest.sha256();
        ContextDigest.field(all, FORMAT);
        ContextDigest.field(all, dockerfile(build));
        ContextDigest.field(all, build.target() == null ? "" : build.target());
        new TreeMap<>(build.args())
                .forEach((name, value) -> {
                    ContextDigest.field(all, name);
                    ContextDigest.field(all, value == null ? "" : "=" + value);
                });
        @Nullable Path context = build.context();
        if (context != null) {
            ContextDigest.field(all, folder(context, build.dockerfile(), folders));
        }
        for (Map.Entry<String, String> more :
                new TreeMap<>(build.additionalContexts()).entrySet()) {
            ContextDigest.field(all, more.getKey());
            ContextDigest.field(all, additional(project, more.getValue(), folders));
        }
        return ContextDigest.hex(all);
    }

    private static String dockerfile(Service.Build build) throws IOException {
        if (build.dockerfile() == null) {
            return build.inline() == null ? "" : build.inline();
        }
        try {
            return Files.readString(build.dockerfile(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw Unreadable.file(build.dockerfile(), e);
        }
    }

    /// A folder by what is in it; an image or an address by its name.
    private String additional(Path project, String value, Map<Folder, String> folders)
            throws IOException, InterruptedException {
        if (value.contains("://") || value.startsWith("service:")) {
            return value;
        }
        Path folder = project.resolve(value);
        return Files.isDirectory(folder) ? folder(folder, null, folders) : value;
    }

    private String folder(Path folder, @Nullable Path dockerfile, Map<Folder, String> folders)
            throws IOException, InterruptedException {
        Folder key = new Folder(folder, ignoreFile(folder, dockerfile));
        @Nullable String known = folders.get(key);
        if (known != null) {
            return known;
        }
        String digest =
                new ContextDigest(folder, rules(key.ignoreFile()), cacheFile(key), clock).read();
        folders.put(key, digest);
        return digest;
    }

    private static IgnoreRules rules(Path ignoreFile) throws IOException {
        return IgnoreRules.parse(
                Files.isRegularFile(ignoreFile)
                        ? new String(Files.readAllBytes(ignoreFile), StandardCharsets.UTF_8)
                                .lines()
                                .toList()
                        : List.of());
    }

    /// A Dockerfile's own file comes before that of the context. Source: Docker's documentation, "Build context".
    private static Path ignoreFile(Path folder, @Nullable Path dockerfile) {
        if (dockerfile != null) {
            Path own = dockerfile.resolveSibling(dockerfile.getFileName() + IGNORE_FILE);
            if (Files.isRegularFile(own)) {
                return own;
            }
        }
        return folder.resolve(IGNORE_FILE);
    }

    private Path cacheFile(Folder key) {
        MessageDigest name = ContextDigest.sha256();
        ContextDigest.field(name, key.folder().toString());
        ContextDigest.field(name, key.ignoreFile().toString());
        return cache.resolve("context-" + ContextDigest.hex(name).substring(0, 16) + ".tsv");
    }

    private static Problem unreadable(Service service, String what) {
        return new Problem(
                Problem.Kind.PREREQUISITE,
                Places.before(service) + "what it is built from: " + what,
                "let it be read, or leave it out with .dockerignore");
    }
}
