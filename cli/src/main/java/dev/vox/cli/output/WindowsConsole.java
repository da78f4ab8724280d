package dev.vox.cli.output;

import org.fusesource.jansi.AnsiConsole;

import java.io.OutputStream;

/// The consoles of Windows, which show colours only after they were asked to. Loaded nowhere else.
public final class WindowsConsole {
    private WindowsConsole() {}

    /// stdout as a stream whose escape sequences the console understands.
    public static OutputStream out() {
        AnsiConsole.systemInstall();
        return AnsiConsole.out();
    }

    /// stderr as a stream whose escape sequences the console understands.
    public static OutputStream err() {
        AnsiConsole.systemInstall();
        return AnsiConsole.err();
    }
}
