package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.model.Service.Mount;
import dev.vox.stack.plan.Problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether what containers see of the host is there.
///
/// The engine makes a folder where the source of a bind mount is missing, whatever was meant. So a missing source is a problem where a
/// file is evidently meant, or where the file forbids the folder (`create_host_path: false`); else a warning says that a folder will be
/// made. A file is evidently meant where the source's or the target's last name has an extension (one to eight letters or digits, a
/// letter among them; `.d` is a folder's), or is a name like `Caddyfile` or `.env`. A folder is a problem where both names are
/// a file's: the engine has made it before.
final class MountChecks {
    private static final Pattern EXTENSION =
            Pattern.compile(".+\\.(?=[0-9]*[A-Za-z])(?!d$)[A-Za-z0-9]{1,8}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Z][a-z]*file");
    private static final Set<String> FILES = Set.of(".env", ".netrc", ".npmrc", ".pgpass");

    private MountChecks() {}

    static void look(
            Path folder,
            List<Service> concerned,
            CheckFacts facts,
            List<Problem> problems,
            List<String> warnings) {
        if (!facts.local()) {
            return;
        }
        for (Service service : concerned) {
            for (Mount mount : service.mounts()) {
                if (mount instanceof Mount.Bind bind) {
                    look(folder, service, bind, facts.files(), problems, warnings);
                }
            }
        }
    }

    private static void look(
            Path folder,
            Service service,
            Mount.Bind bind,
            HostFiles files,
            List<Problem> problems,
            List<String> warnings) {
        String source = Places.relative(folder, bind.source());
        boolean fileFrom = isFile(String.valueOf(bind.source().getFileName()));
        boolean fileTo = isFile(last(bind.target()));
        switch (files.kind(bind.source())) {
            case FILE, OTHER -> {}
            case FOLDER -> {
                if (fileFrom && fileTo) {
                    problems.add(folderForFile(service, bind, source));
                }
            }
            case MISSING -> {
                if (fileFrom || fileTo) {
                    problems.add(missingFile(folder, service, bind, source, files));
                } else if (!bind.createsFolder()) {
                    problems.add(missingFolder(service, bind, source));
                } else {
                    warnings.add(
                            source
                                    + " is missing: the engine makes a folder there, for "
                                    + service.name()
                                    + " to see as "
                                    + bind.target());
                }
            }
        }
    }

    private static Problem missingFile(
            Path folder, Service service, Mount.Bind bind, String source, HostFiles files) {
        return new Problem(
                Problem.Kind.PREREQUISITE,
                Places.before(service)
                        + source
                        + ", which it is to see as "
                        + bind.target()
                        + ", is missing; the engine would make a folder of it",
                EnvFileChecks.example(bind.source(), files)
                        .map(from ->
                                "cp "
                                        + Places.quoted(Places.relative(folder, from))
                                        + " "
                                        + Places.quoted(source))
                        .orElse("put the file there"));
    }

    private static Problem missingFolder(Service service, Mount.Bind bind, String source) {
        return new Problem(
                Problem.Kind.PREREQUISITE,
                Places.before(service)
                        + source
                        + ", which it is to see as "
                        + bind.target()
                        + ", is missing",
                "mkdir -p " + Places.quoted(source));
    }

    private static Problem folderForFile(Service service, Mount.Bind bind, String source) {
        return new Problem(
                Problem.Kind.PREREQUISITE,
                Places.before(service)
                        + source
                        + " is a folder, where "
                        + bind.target()
                        + " is to be a file; the engine makes one where the file is missing",
                "rmdir " + Places.quoted(source) + ", then put the file there");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Whether a name is evidently a file's.
    static boolean isFile(String name) {
        return FILES.contains(name)
                || EXTENSION.matcher(name).matches()
                || FILE_NAME.matcher(name).matches();
    }
}
