package dev.vox.env;

import java.util.List;

/// The rows of the settings table that say where voice packs are.
final class VoiceSettings {
    static final Setting<String> VOICE_PACKS =
            Setting.of(
                    "voices.folder",
                    "VOX_VOICEPACKS",
                    SettingType.text("folder"),
                    null,
                    "The user's folder of voice packs, looked into after the project's voicepacks;"
                            + " unset, vox/voicepacks in the user's data.");

    static final Setting<String> DATA_HOME =
            Setting.of(
                    "voices.data-home",
                    "XDG_DATA_HOME",
                    SettingType.text("folder"),
                    null,
                    "Where the user's data is; unset, .local/share in the user's home.");

    static final Setting<String> HOME =
            Setting.of("voices.home", "HOME", SettingType.text("folder"), null, "The user's home.");

    static final SettingGroup GROUP = new SettingGroup("Voices", List.of(VOICE_PACKS));

    private VoiceSettings() {}
}
