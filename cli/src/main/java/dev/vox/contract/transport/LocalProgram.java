package dev.vox.contract.transport;

import dev.vox.process.RunningProgram;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/// A program on this machine.
record LocalProgram(RunningProgram program) implements Running {
    @Override
    public OutputStream stdin() {
        return program.stdin();
    }

    @Override
    public InputStream stdout() {
        return program.stdout();
    }

    @Override
    public InputStream stderr() {
        return program.stderr();
    }

    @Override
    public boolean running() {
        return program.running();
    }

    @Override
    public boolean awaitEnd(Duration most) throws InterruptedException {
        return program.awaitEnd(most);
    }

    @Override
    public String ending() {
        OptionalInt code = program.exitCode();
        return code.isPresent() ? "exit code " + code.getAsInt() : "it runs";
    }

    @Override
    public void send(RunningProgram.Signal signal) {
        program.send(signal);
    }

    @Override
    public void close() {
        program.close();
    }
}
