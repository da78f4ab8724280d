package dev.vox.validate.report;

import dev.vox.report.Destination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A report behind what a file holds already: the summary of a step of a workflow.
final class AppendedDestination implements Destination {
    private final Path file;
    private final StringBuilder report = new StringBuilder();

    AppendedDestination(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void write(String text) {
        report.append(text);
    }

    /// In one write, so that a step that ends meanwhile leaves no half of it.
    @Override
    public void finish() throws IOException {
        Files.writeString(file, report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void drop() {}
}
