package dev.vox.cli;

/// What the build writes into the tool. A resource file would be read through the class path's jars, 8 ms at every start.
final class BuildConstants {
    static final String VERSION = "${project.version}";
    static final String ID = "${build.id}";

    private BuildConstants() {}
}
