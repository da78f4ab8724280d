package dev.vox.cli.command;

/// Under which heading a command is listed, in the order of the headings.
public enum CommandGroup {
    /// Bringing the stack up and down, and looking at it.
    STACK("Stack"),
    /// Talking to the stack.
    SPEECH("Speech"),
    /// Running a single service in the foreground.
    SERVICES("Services"),
    /// Making a folder a project.
    PROJECT("Project"),
    /// What is set, where, and what follows from it.
    CONFIGURATION("Configuration"),
    /// Finding out about vox.
    HELP("Help");

    private final String title;

    CommandGroup(String title) {
        this.title = title;
    }

    /// The heading.
    public String title() {
        return title;
    }
}
