package dev.vox.contract.worker;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A worker to hold against a contract: `SampleWorker stdio|tcp|http|grpc [PORT] [--defect NAME]`.
///
/// It says `listening on PORT` on standard error when it may be called.
public final class SampleWorker {
    private SampleWorker() {}

    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        int flag = words.indexOf("--defect");
        Defect defect = flag < 0 ? Defect.NONE : Defect.named(words.get(flag + 1));
        int port = words.size() > 1 && flag != 1 ? Integer.parseInt(words.get(1)) : 0;
        PrintStream out =
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                        true,
                        StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Answering answering = new Answering(defect, out, err);
        switch (words.getFirst()) {
            case "stdio" -> {
                err.println("listening on standard input");
                Lines.serve(answering, new FileInputStream(FileDescriptor.in), out);
            }
            case "tcp" -> tcp(answering, port, err);
            case "http" -> listening(HttpCalls.serve(answering, port), err);
            case "grpc" -> listening(GrpcCalls.serve(answering, port), err);
            default -> throw new IllegalArgumentException("no transport " + words.getFirst());
        }
    }

    private static void listening(int port, PrintStream err) throws InterruptedException {
        err.println("listening on " + port);
        new CountDownLatch(1).await();
    }

    private static void tcp(Answering answering, int port, PrintStream err) throws IOException {
        try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            err.println("listening on " + server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(answering, socket));
            }
        }
    }

    private static void serve(Answering answering, Socket socket) {
        try (socket) {
            Lines.serve(answering, socket.getInputStream(), socket.getOutputStream());
        } catch (IOException e) {
            // The other end went away.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
