package dev.vox.stack.docker;

import dev.vox.problem.MissingPrerequisite;

/// A version of the Docker Engine API: `1.41`.
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /// The newest whose answers are known here; a newer engine still speaks it.
    static final ApiVersion NEWEST = new ApiVersion(1, 47);

    /// Of Docker 19.03: the oldest with everything that is asked.
    static final ApiVersion OLDEST = new ApiVersion(1, 40);

    /// From then on the engine tells the disk usage of volumes alone.
    static final ApiVersion VOLUMES_ALONE = new ApiVersion(1, 42);

    /// What is spoken with an engine that speaks up to this version.
    ///
    /// @param offered by the engine, in its own words
    /// @throws MissingPrerequisite when it is too old
    static ApiVersion agreed(EngineAddress address, String offered) {
        int dot = offered.indexOf('.');
        ApiVersion engines;
        try {
            engines =
                    new ApiVersion(
                            Integer.parseInt(offered.substring(0, Math.max(dot, 0))),
                            Integer.parseInt(offered.substring(dot + 1)));
        } catch (NumberFormatException e) {
            throw Unreachable.noEngine(address, e);
        }
        if (engines.compareTo(OLDEST) < 0) {
            throw new MissingPrerequisite(
                    "[docker] the engine at %s speaks API %s; vox needs %s"
                            .formatted(address.shown(), engines, OLDEST),
                    "update it to Docker 19.03 or newer");
        }
        return engines.compareTo(NEWEST) < 0 ? engines : NEWEST;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major == other.major
                ? Integer.compare(minor, other.minor)
                : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
