package dev.vox.cli.option;

import dev.vox.cli.output.Streams;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import java.util.List;
import java.util.Map;

/// What a command accepts, as it declares it.
///
/// Declared by calls, not by annotations: an annotation is a proxy class that the JVM makes at every start, and those of a
/// small command take as long as the JVM itself (decision 0009).
public final class Arguments {
    private final CommandSpec command;
    private final Streams streams;
    private final Map<String, String> environment;

    /// @param environment of the process
    public Arguments(CommandSpec command, Streams streams, Map<String, String> environment) {
        this.command = command;
        this.streams = streams;
        this.environment = Map.copyOf(environment);
    }

    /// What the command does, a line a paragraph; without it the listing's line is shown.
    public Arguments about(String... lines) {
        command.usageMessage().description(lines);
        return this;
    }

    /// Adds options that several commands share.
    public Arguments with(Declared... shared) {
        List.of(shared).forEach(each -> each.declare(this));
        return this;
    }

    /// An option without a value.
    public Argument<Boolean> flag(String... names) {
        return new Argument<>(command, Boolean.class, false, "0", names);
    }

    /// An option with a value.
    ///
    /// @param label of the value, in capitals
    public <T> Argument<T> option(Class<T> type, String label, String... names) {
        return new Argument<T>(command, type, false, "1", names).label(label);
    }

    /// An option with a value that may be given more than once.
    public <T> Argument<List<T>> options(Class<T> type, String label, String... names) {
        return new Argument<List<T>>(command, type, true, "1", names).label(label);
    }

    /// An argument that must be there.
    public <T> Argument<T> required(Class<T> type, String label) {
        return new Argument<T>(command, type, false, "1").label(label).required();
    }

    /// An argument that may be left out.
    public <T> Argument<T> optional(Class<T> type, String label) {
        return new Argument<T>(command, type, false, "0..1").label(label);
    }

    /// Any number of arguments.
    public <T> Argument<List<T>> rest(Class<T> type, String label) {
        return new Argument<List<T>>(command, type, true, "0..*").label(label);
    }

    /// The process's streams.
    Streams streams() {
        return streams;
    }

    /// The process's environment.
    Map<String, String> environment() {
        return environment;
    }

    /// A complaint about what was given.
    ParameterException complaint(String problem) {
        return new ParameterException(command.commandLine(), problem);
    }
}
