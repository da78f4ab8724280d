package dev.vox.env;

import dev.vox.process.Inherited;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Properties;

/// How this JVM was started, as far as it helps to start another one of the same tool.
///
/// @param javaHome of the JDK that the other one is to run on
/// @param classPath as `java -cp` takes it, every part of it absolute
/// @param home the packaged tool's folder; null when the tool runs from class files
public record Launch(Path javaHome, String classPath, @Nullable Path home) {
    /// The class that every JVM of the tool starts with.
    public static final String MAIN = "dev.vox.cli.Main";

    /// Reads the system properties: `vox.jdk` and `vox.home` of the launcher, else the running JVM's own.
    public static Launch of(Properties system) {
        String javaHome = system.getProperty("vox.jdk", system.getProperty("java.home"));
        String home = system.getProperty("vox.home");
        return new Launch(
                Path.of(javaHome),
                absolute(
                        system.getProperty("java.class.path"),
                        system.getProperty("path.separator")),
                home == null ? null : Path.of(home));
    }

    /// Reads this JVM's system properties.
    public static Launch current() {
        return of(System.getProperties());
    }

    /// What this process was given, as the launcher wrote it down in system properties.
    public static Inherited inherited() {
        return Inherited.of(
                System.getProperty("vox.signals.ignored", ""),
                System.getProperty("vox.limit.files", ""));
    }

    private static String absolute(String classPath, String separator) {
        StringBuilder absolute = new StringBuilder();
        for (String part : classPath.split(separator, -1)) {
            absolute.append(absolute.isEmpty() ? "" : separator)
                    .append(Path.of(part).toAbsolutePath());
        }
        return absolute.toString();
    }
}
