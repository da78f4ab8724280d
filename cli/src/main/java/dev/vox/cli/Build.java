package dev.vox.cli;

/// Which vox this is, and what it runs on.
///
/// @param version of the release
/// @param id of the build, a digest of everything that the tool is made of
/// @param jdk version of the JDK that runs it
record Build(String version, String id, String jdk) {
    static Build current() {
        Runtime.Version jdk = Runtime.version();
        return new Build(
                BuildConstants.VERSION,
                BuildConstants.ID,
                jdk.feature() + "." + jdk.interim() + "." + jdk.update());
    }

    String line() {
        return "vox " + version + " (build " + id + ", JDK " + jdk + ")";
    }
}
