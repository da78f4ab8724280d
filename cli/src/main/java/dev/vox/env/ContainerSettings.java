package dev.vox.env;

import java.util.List;

/// The rows of the settings table that a container's entrypoint reads.
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

    static final SettingGroup GROUP = new SettingGroup("Container", List.of(USER, USER_GROUP));

    private ContainerSettings() {}
}
