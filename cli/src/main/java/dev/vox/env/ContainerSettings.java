package dev.vox.env;

import java.util.List;

/// The rows of the settings table that say how containers are built and started.
public final class ContainerSettings {
    private static final int LEAST = 0;

    public static final Setting<Integer> USER =
            Setting.of(
                    "container.user",
                    "VOX_UID",
                    SettingType.number(LEAST, Integer.MAX_VALUE),
                    null,
                    "As which user vox entrypoint goes on when it is started as root; unset, as"
                            + " root.");

    public static final Setting<Integer> USER_GROUP =
            Setting.of(
                    "container.group",
                    "VOX_GID",
                    SettingType.number(LEAST, Integer.MAX_VALUE),
                    null,
                    "As which group; unset, the one with the user's number.");

    static final Setting<Boolean> FORCE_BUILD =
            Setting.of(
                    "compose.force-build",
                    "FORCE_BUILD",
                    SettingType.flag(),
                    false,
                    "Whether vox dev builds every image of its containers anew, as --build does.");

    static final Setting<Boolean> SKIP_BUILD =
            Setting.of(
                    "compose.skip-build",
                    "SKIP_BUILD",
                    SettingType.flag(),
                    false,
                    "Whether vox dev builds no image, as --no-build does; one that is missing is"
                            + " an error then.");

    static final SettingGroup GROUP =
            new SettingGroup("Container", List.of(USER, USER_GROUP, FORCE_BUILD, SKIP_BUILD));

    private ContainerSettings() {}
}
