package dev.vox.env;

import java.util.List;

/// The rows of the settings table that the tool and its launcher read, before there is a project.
///
/// They come from the process's environment alone, and a value that makes no sense is as good as none.
final class ToolSettings {
    static final Setting<String> PROJECT =
            Setting.of(
                    "project",
                    "VOX_PROJECT",
                    SettingType.text("folder"),
                    null,
                    "The project's folder, as --project; unset, the nearest folder upwards that"
                            + " looks like one.");

    private static final Setting<String> NO_COLOR =
            Setting.of(
                    "terminal.no-color",
                    "NO_COLOR",
                    SettingType.text(),
                    null,
                    "No colour, if not empty.");

    private static final Setting<String> FORCED_COLOR =
            Setting.of(
                    "terminal.force-color",
                    "CLICOLOR_FORCE",
                    SettingType.text(),
                    null,
                    "Colour into pipes too, if neither empty nor 0.");

    private static final Setting<String> TERMINAL =
            Setting.of(
                    "terminal.type",
                    "TERM",
                    SettingType.text(),
                    null,
                    "What the terminal can do; dumb: no colour, no moving lines.");

    private static final Setting<String> COLUMNS =
            Setting.of(
                    "terminal.columns",
                    "COLUMNS",
                    SettingType.text("whole number (20 or more)"),
                    "80",
                    "Width of the terminal.");

    private static final Setting<String> PATH =
            Setting.of(
                    "programs.path",
                    "PATH",
                    SettingType.text("folders"),
                    null,
                    "Where programs are looked for, such as players of audio.");

    private static final Setting<String> JDK =
            Setting.of(
                    "launcher.jdk",
                    "VOX_JAVA_HOME",
                    SettingType.text("folder of a JDK 25 or newer"),
                    null,
                    "The JDK that vox runs on; unset, the one it was built with.");

    private static final Setting<String> JAVA_HOME =
            Setting.of(
                    "launcher.other-jdk",
                    "JAVA_HOME",
                    SettingType.text("folder of a JDK"),
                    null,
                    "Where a JDK is looked for when the one that vox was built with is gone.");

    private static final Setting<String> STATE_HOME =
            Setting.of(
                    "repl.state-home",
                    "XDG_STATE_HOME",
                    SettingType.text("folder"),
                    null,
                    "Where what was typed to vox repl --url is kept, in vox/repl-history; unset,"
                            + " .local/state in the user's home.");

    private static final Setting<String> STEP_SUMMARY =
            Setting.of(
                    "report.step-summary",
                    "GITHUB_STEP_SUMMARY",
                    SettingType.text("file"),
                    null,
                    "Where --report github adds the checklist; a step of a GitHub workflow has it"
                            + " set.");

    static final SettingGroup GROUP =
            new SettingGroup(
                    "Tool",
                    List.of(
                            PROJECT,
                            NO_COLOR,
                            FORCED_COLOR,
                            TERMINAL,
                            COLUMNS,
                            PATH,
                            JDK,
                            JAVA_HOME,
                            STATE_HOME,
                            STEP_SUMMARY,
                            VoiceSettings.DATA_HOME,
                            VoiceSettings.HOME));

    private ToolSettings() {}
}
