package dev.vox.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Another program that listens on a port of its own choice until its input ends.
public final class ListeningProgram implements AutoCloseable {
    private final Process process;
    private final int port;

    private ListeningProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static ListeningProgram start() throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xshare:auto",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ListeningProgram.class.getName()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII);
        return new ListeningProgram(process, Integer.parseInt(lines.readLine()));
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    @SuppressWarnings("SystemOut") // it reports its port to the test that started it
    public static void main(String[] args) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.out.println(socket.getLocalPort());
            while (System.in.read() >= 0) {
                // until the test goes away
            }
        }
    }
}
