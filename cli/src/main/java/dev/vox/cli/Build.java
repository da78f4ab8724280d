package dev.vox.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which vox this is, and what it runs on.
///
/// @param version of the release
/// @param id of the build, a digest of everything that the tool is made of
/// @param jdk version of the JDK that runs it
record Build(String version, String id, String jdk) {
    static Build current() {
        Properties properties = new Properties();
        try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
            if (file == null) {
                throw new IllegalStateException("build.properties is not packaged");
            }
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.Version jdk = Runtime.version();
        return new Build(
                properties.getProperty("version"),
                properties.getProperty("build.id"),
                jdk.feature() + "." + jdk.interim() + "." + jdk.update());
    }

    String line() {
        return "vox " + version + " (build " + id + ", JDK " + jdk + ")";
    }
}
